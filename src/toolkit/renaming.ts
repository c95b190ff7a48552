import type { Ledger } from '../ledger/index.js';
import type { RelPath } from '../text/index.js';

/** What is renamed, and whose hand edits are given up. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly discard: ReadonlySet<RelPath>;
  readonly ledgers: ReadonlyMap<string, Ledger>;
}
