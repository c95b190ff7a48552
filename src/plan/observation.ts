import type { Diagnostic } from '../diagnostics/index.js';
import type { Ownership } from './plan.js';
import type { RelPath, Span } from '../text/index.js';

/** What a plan saw of one file: what is wanted, what the ledger has, what the disk has. Drift is a reading of it. */
export interface Observation {
  readonly path: RelPath;
  /** The module, or the contract of a document. */
  readonly module: string;
  readonly ownership: Ownership;
  /** What the plan would do if nothing stood in the way. */
  readonly wants: 'create' | 'update' | 'delete' | 'nothing';
  readonly recorded: boolean;
  /** Whether the disk holds what the ledger recorded; `absent` when it holds nothing. */
  readonly disk: 'as-recorded' | 'different' | 'absent';
  /** A document of which only some sections are ours. */
  readonly isDocument?: true;
  /** Where the difference stands; the file as a whole when absent. */
  readonly span?: Span;
  /** What a person has to clear away before the difference can be settled; it is told in place of the difference. */
  readonly obstacle?: Diagnostic;
}
