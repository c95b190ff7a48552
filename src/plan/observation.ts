import type { Ownership } from './plan.js';
import type { RelPath } from '../text/index.js';

/** What a plan saw of one file: what is wanted, what the ledger has, what the disk has. Drift is a reading of it. */
export interface Observation {
  readonly path: RelPath;
  readonly module: string;
  readonly ownership: Ownership;
  /** What the plan would do if nothing stood in the way. */
  readonly wants: 'create' | 'update' | 'delete' | 'nothing';
  readonly recorded: boolean;
  /** Whether the disk holds what the ledger recorded; `absent` when it holds nothing. */
  readonly disk: 'as-recorded' | 'different' | 'absent';
}
