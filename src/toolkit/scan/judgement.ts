import type { Diagnostic } from '../../diagnostics/index.js';
import type { Gap, JudgedCounts } from '../../gaps/index.js';
import type { Hash, RelPath } from '../../text/index.js';

/** What contracts and repository give, before people say what they live with. Plain data: it survives JSON. */
export interface Judgement {
  /** What did not simply hold, in the one order of gaps. */
  readonly gaps: readonly Gap[];
  readonly counts: JudgedCounts;
  /** Notes that are no gaps, in the one order of findings. */
  readonly diagnostics: readonly Diagnostic[];
  /** The contracts that were judged, as one hash. */
  readonly inputs: Hash;
  /** The contract of the repository, where it has one. */
  readonly repoContract?: RelPath;
  readonly contracts: number;
  readonly modules: number;
}
