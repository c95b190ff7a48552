import type { Diagnostic } from '../diagnostics/index.js';
import { byCodePoint, type RelPath } from '../text/index.js';
import { identify } from './fingerprint.js';
import { findingKind, type FindingKind } from './finding-kinds.js';
import type { Gap, GapKind } from './gap.js';

/** What a finding does not say of itself: whose it is. */
export interface FindingOrigin {
  readonly metaType: string;
  readonly metaFile: RelPath;
  /** The file at fault, where it is not the contract. */
  readonly targetFile?: RelPath;
  /** What a repair may write; nothing where only a person can mend it. */
  readonly writeSet?: readonly RelPath[];
  /** What is wrong, where the code of the finding is about more than one kind of thing. */
  readonly kind?: GapKind;
}

/**
 * A finding of another room as a gap: of the kind that its code belongs to, with a name made of its code, its contract, what
 * it is about, and the values that its message names. Its severity stays: only errors count as gaps that fail.
 */
export function gapOfFinding(finding: Diagnostic, origin: FindingOrigin): Gap {
  const { metaType, metaFile, targetFile, writeSet = [] } = origin;
  const { code, severity, message, span, pointer = '', hint = '', fix } = finding;
  const { kind, outcome = 'fail', effort = 'medium' } = kindOf(code, origin);
  const target = targetFile === undefined ? {} : { targetFile };
  const isOfContract = pointer !== '' && (span === undefined || span.file === metaFile);
  const subkey = JSON.stringify([code, lasting(pointer), ...valuesIn(message)]);
  return {
    ...identify({ kind, metaFile, subkey, ...target }),
    kind,
    outcome,
    severity,
    metaType,
    metaFile,
    ...(isOfContract ? { metaPointer: pointer } : {}),
    ...target,
    writeSet: [...writeSet].sort(byCodePoint),
    context: { problem: message },
    effort,
    code,
    ...(span ? { span } : {}),
    hint,
    ...(fix === undefined ? {} : { fix }),
  };
}

function kindOf(code: string, { kind }: FindingOrigin): FindingKind {
  const known = findingKind(code);
  return kind ? { ...known, kind } : known;
}

// An index says where an item stands among others, which changes with them.
function lasting(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}

// What a message names stands in code marks; the line and column behind a file name move with other edits.
function valuesIn(message: string): readonly string[] {
  return [...message.matchAll(/`([^`]*)`/g)].map(([, value = '']) => value.replace(/:\d+(?::\d+)?$/, ''));
}
