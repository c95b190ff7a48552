import type { BaselineWish } from './baseline/change-baseline.js';

/** What a scan is asked for besides its findings. */
export interface GapsWish {
  /** Whether there is to be a report. */
  readonly writes: boolean;
  /** Where it goes, as a path from the root; `meta-gaps.yaml` when absent. */
  readonly output?: string;
  readonly baseline?: BaselineWish;
}
