import type { Diagnostic } from '../diagnostics/index.js';
import type { RelPath } from '../text/index.js';
import type { Gap, GapContext, GapKind } from './gap.js';
import { identify } from './fingerprint.js';
import type { Obligation } from './obligation.js';

/** How far an obligation is not kept, before it is a gap. */
export interface Shortfall {
  readonly kind: GapKind;
  readonly outcome?: Exclude<Gap['outcome'], 'waived'>;
  /** What is said, without a place: it stands where the obligation stands. */
  readonly told: Diagnostic;
  readonly targetFile?: RelPath;
  /** See {@link identify}. */
  readonly subkey: string;
  readonly writeSet?: readonly RelPath[];
  readonly effort?: Gap['effort'];
  readonly context?: Omit<GapContext, 'problem'>;
}

/** What a judge says: kept, told with the file it stands in, or how far it is not kept. */
export type Verdict = 'held' | 'carried' | readonly Shortfall[];

/** The gap of an obligation that is not kept. */
export function gapOf(obligation: Obligation, shortfall: Shortfall): Gap {
  const { metaType, metaFile, metaPointer } = obligation;
  const { kind, outcome = 'fail', told, targetFile, subkey, writeSet = [], effort = 'low' } = shortfall;
  const span = told.span ?? obligation.span;
  return {
    ...identify({ kind, metaFile, subkey, ...(targetFile === undefined ? {} : { targetFile }) }),
    kind,
    outcome,
    severity: told.severity,
    metaType,
    metaFile,
    ...(metaPointer === '' ? {} : { metaPointer }),
    ...(targetFile === undefined ? {} : { targetFile }),
    writeSet,
    context: { ...obligation.context, ...shortfall.context, problem: told.message },
    effort,
    code: told.code,
    ...(span ? { span } : {}),
    hint: told.hint ?? '',
  };
}
