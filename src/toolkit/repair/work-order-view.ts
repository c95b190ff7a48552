import { fromPointer } from '../../documents/index.js';
import type { Gap, GapKind } from '../../gaps/index.js';
import type { Present } from '../../plan/index.js';
import { readDora } from '../../render/index.js';
import type { RelPath } from '../../text/index.js';
import { conditionsOf, titleOf, type Condition } from './acceptance.js';
import type { Demanded, Locate } from './contract-lines.js';
import { excerptOf, linesOf, type Excerpt, type LineRange } from './excerpt.js';

const mostContractLines = 40;
const mostSourceLines = 120;

/** Lines of one file. */
interface Shown extends Excerpt {
  /** The file, with the first line that is meant where there is one, as editors open it. */
  readonly at: string;
}

/** What the template of a work order shows: plain data. */
export interface WorkOrderView {
  readonly id: string;
  readonly title: string;
  readonly problem: string;
  readonly code: string;
  readonly effort: string;
  readonly reason: string;
  readonly contract: Shown & {
    readonly type: string;
    readonly pointer?: string;
    readonly isMarked: boolean;
    /** The contract itself is what is wrong. */
    readonly isAtFault: boolean;
  };
  readonly sources: readonly (Shown & { readonly role: string })[];
  readonly done: readonly Condition[];
  readonly writes: readonly { readonly file: string; readonly isGenerated: boolean }[];
  /** A generated file is among those that may be written. */
  readonly isRecorded: boolean;
}

/** What a work order is made of. */
export interface WorkOrderInput {
  readonly gap: Gap;
  /** Why nothing closes the gap by itself; words that complete a sentence. */
  readonly reason: string;
  /** Where a pointer leads in the contract; `undefined` where the contract does not parse or is not there. */
  readonly locate?: Locate;
  /** What stands in the repository now. */
  readonly at: (path: RelPath) => Present;
}

/** The view of one work order. Equal repositories give equal views: no time, no position in a list, no absolute path. */
export function workOrderView(input: WorkOrderInput): WorkOrderView {
  const { gap, reason, at } = input;
  const { targetFile, metaPointer } = gap;
  const demanded = metaPointer === undefined ? undefined : input.locate?.(fromPointer(metaPointer));
  const isTargetThere = targetFile !== undefined && at(targetFile).kind === 'file';
  const writes = writesOf(gap).map((file) => ({ file, isGenerated: isGenerated(file, at(file)) }));
  return {
    id: gap.id,
    title: titleOf(gap),
    problem: gap.context.problem,
    code: gap.code,
    effort: gap.effort,
    reason: reason.replace(/\.$/, ''),
    contract: contractOf(input, demanded),
    sources: sourcesOf(input),
    done: conditionsOf(gap, { demanded: demanded?.value, isTargetThere }),
    writes,
    isRecorded: writes.some((one) => one.isGenerated),
  };
}

const ofContracts: ReadonlySet<GapKind> = new Set<GapKind>([
  'invalid_meta',
  'unknown_type',
  'conflict',
  'registry_incoherent',
  'naming_violation',
]);
// The code is what has to follow, although the scan leaves open which of the two is wrong.
const ofCode: ReadonlySet<GapKind> = new Set<GapKind>(['missing_symbol', 'signature_differs']);

function isContractAtFault({ kind, writeSet, metaFile, targetFile, span }: Gap): boolean {
  const place = targetFile ?? span?.file ?? metaFile;
  return ofContracts.has(kind) && place === metaFile && writeSet.every((file) => file === metaFile);
}

/** The files whose text a work order shows some of. */
export function filesShown(gap: Gap): readonly RelPath[] {
  const { metaFile, targetFile, span, context } = gap;
  return [metaFile, targetFile, span?.file, context.modulePath, ...writesOf(gap)].filter((file) => file !== undefined);
}

// The files that who carries a work order out may write.
function writesOf(gap: Gap): readonly RelPath[] {
  const { kind, writeSet, metaFile, targetFile } = gap;
  if (isContractAtFault(gap)) return [metaFile];
  return writeSet.length === 0 && targetFile !== undefined && ofCode.has(kind) ? [targetFile] : writeSet;
}

function isGenerated(file: RelPath, there: Present): boolean {
  return there.kind === 'file' && readDora(file, there.text)?.file === file;
}

function contractOf({ gap, at }: WorkOrderInput, demanded: Demanded | undefined): WorkOrderView['contract'] {
  const { metaFile, metaType, metaPointer = '', span } = gap;
  const meant = demanded?.lines ?? (span?.file === metaFile ? linesOf(span) : undefined);
  const shown = shownOf(metaFile, at(metaFile), { most: mostContractLines, meant });
  return {
    ...shown,
    type: metaType,
    ...(metaPointer === '' ? {} : { pointer: metaPointer }),
    isMarked: shown.lines.some(({ isMeant }) => isMeant),
    isAtFault: isContractAtFault(gap),
  };
}

function sourcesOf({ gap, at }: WorkOrderInput): WorkOrderView['sources'] {
  const { targetFile, metaFile, context, span } = gap;
  const roles: readonly (readonly [role: string, file: RelPath | undefined])[] = [
    ['What stands there now', targetFile],
    ['Where the finding is', span?.file],
    ['The code that it is about', context.modulePath],
    ...writesOf(gap).map((file) => ['What may be written', file] as const),
  ];
  const shown = new Set<RelPath>([metaFile]);
  return roles.flatMap(([role, file]) => {
    if (file === undefined || shown.has(file)) return [];
    shown.add(file);
    return [{ role, ...shownOf(file, at(file), { most: mostSourceLines, meant: meantIn(gap, file) }) }];
  });
}

function meantIn({ span }: Gap, file: RelPath): LineRange | undefined {
  return span?.file === file && span.end.offset > span.start.offset ? linesOf(span) : undefined;
}

interface Showing {
  readonly most: number;
  readonly meant: LineRange | undefined;
}

function shownOf(file: RelPath, there: Present, { most, meant }: Showing): Shown {
  if (there.kind === 'absent') return { at: file, place: 'which is not there', lines: [] };
  if (there.kind === 'other') return { at: file, place: `which is ${there.found}`, lines: [] };
  const excerpt = excerptOf(there.text, most, meant);
  const isMarked = meant !== undefined && excerpt.lines.some(({ isMeant }) => isMeant);
  return { at: isMarked ? `${file}:${meant.first}` : file, ...excerpt };
}
