import type { Diagnostic } from '../../diagnostics/index.js';
import type { Gap, JudgedCounts } from '../../gaps/index.js';
import type { Hash, RelPath } from '../../text/index.js';
import type { ReadModel } from '../read-model.js';

/** How many obligations were judged, and how they came out; the sum of all but the first is the first. */
export interface ScanCounts extends JudgedCounts {
  readonly waived: number;
}

/** What one look at a repository found: every obligation of every contract, judged. */
export interface Scan {
  /** Whatever did not simply hold, sorted; waived ones are among them. */
  readonly gaps: readonly Gap[];
  readonly counts: ScanCounts;
  /** What is no gap and has to be told: notes about contracts, and what is wrong with the baseline. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was judged, as one hash; see `inputsOf`. */
  readonly inputs: Hash;
  readonly model: ReadModel;
  /** The texts that gaps point into. */
  readonly texts: ReadonlyMap<RelPath, string>;
}
