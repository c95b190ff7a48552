import { fromPointer } from '../../documents/index.js';
import type { Gap } from '../../gaps/index.js';
import type { NumberedLine } from '../../render/index.js';
import type { RelPath } from '../../text/index.js';
import { conditionsOf, titleOf, type Condition } from './acceptance.js';
import type { Locate } from './contract-lines.js';
import { excerptOf, linesOf, type Excerpt, type LineRange } from './excerpt.js';

const mostContractLines = 40;
const mostSourceLines = 120;

/** What the template of a work order shows: plain data. */
export interface WorkOrderView {
  readonly id: string;
  readonly title: string;
  readonly problem: string;
  readonly code: string;
  readonly effort: string;
  readonly reason: string;
  readonly contract: {
    readonly file: string;
    readonly type: string;
    readonly pointer?: string;
    readonly place?: string;
    readonly lines: readonly NumberedLine[];
  };
  readonly sources: readonly ({ readonly role: string; readonly file: string } & Excerpt)[];
  readonly done: readonly Condition[];
  readonly writes: readonly string[];
}

/** What a work order is made of. */
export interface WorkOrderInput {
  readonly gap: Gap;
  /** Why nothing closes the gap by itself; words that complete a sentence. */
  readonly reason: string;
  /** Where a pointer leads in the contract; `undefined` where the contract does not parse or is not there. */
  readonly locate?: Locate;
  /** Texts of the repository as it is now; `undefined` for what is no text file. */
  readonly textOf: (path: RelPath) => string | undefined;
}

/** The view of one work order. Equal repositories give equal views: no time, no position in a list, no absolute path. */
export function workOrderView(input: WorkOrderInput): WorkOrderView {
  const { gap, reason } = input;
  return {
    id: gap.id,
    title: titleOf(gap),
    problem: gap.context.problem,
    code: gap.code,
    effort: gap.effort,
    reason: reason.replace(/\.$/, ''),
    contract: contractOf(input),
    sources: sourcesOf(input),
    done: conditionsOf(gap),
    writes: gap.writeSet,
  };
}

function contractOf({ gap, locate, textOf }: WorkOrderInput): WorkOrderView['contract'] {
  const { metaFile, metaType, metaPointer, span } = gap;
  const text = textOf(metaFile);
  const named = {
    file: metaFile,
    type: metaType,
    ...(metaPointer === undefined || metaPointer === '' ? {} : { pointer: metaPointer }),
  };
  if (text === undefined) return { ...named, lines: [] };
  const demanded = metaPointer === undefined ? undefined : locate?.(fromPointer(metaPointer));
  const meant = demanded ?? (span?.file === metaFile ? linesOf(span) : undefined);
  return { ...named, ...excerptOf(text, mostContractLines, meant) };
}

function sourcesOf({ gap, textOf }: WorkOrderInput): WorkOrderView['sources'] {
  const { targetFile, metaFile, context, span } = gap;
  const roles: readonly (readonly [role: string, file: RelPath | undefined])[] = [
    ['What stands there now', targetFile],
    ['Where the finding is', span?.file],
    ['The code that it is about', context.modulePath],
  ];
  const shown = new Set<RelPath>([metaFile]);
  return roles.flatMap(([role, file]) => {
    if (file === undefined || shown.has(file)) return [];
    shown.add(file);
    const text = textOf(file);
    if (text === undefined) return [{ role, file, place: 'which is not there, or is no text', lines: [] }];
    return [{ role, file, ...excerptOf(text, mostSourceLines, meantIn(gap, file)) }];
  });
}

function meantIn({ span }: Gap, file: RelPath): LineRange | undefined {
  return span?.file === file && span.end.offset > span.start.offset ? linesOf(span) : undefined;
}
