import type { Diagnostic } from '../diagnostics/index.js';
import type { ConflictRecord, Decision } from '../ledger/index.js';
import type { Hash, RelPath } from '../text/index.js';

/** Whole file ours | only our nodes ours | written once, then the user's own. */
export type Ownership = 'generated' | 'shared' | 'seeded';

/** Why an operation is planned: the contract it follows and the template or rule that makes the text. */
export interface Origin {
  readonly contract: RelPath;
  /** Where in the contract, from 1; columns in UTF-16 units. Absent where the contract as a whole is the reason. */
  readonly line?: number;
  readonly column?: number;
  readonly module?: string;
  readonly template?: string;
  readonly rule?: string;
}

/** One change of one file. `before` and `after` are hashes of the whole file's bytes. */
export type Operation =
  | {
      readonly kind: 'create';
      readonly path: RelPath;
      readonly after: Hash;
      readonly content: string;
      readonly ownership: Ownership;
      readonly because: Origin;
    }
  | {
      readonly kind: 'update';
      readonly path: RelPath;
      readonly before: Hash;
      readonly after: Hash;
      readonly content: string;
      readonly ownership: Ownership;
      readonly because: Origin;
    }
  | {
      readonly kind: 'delete';
      readonly path: RelPath;
      readonly before: Hash;
      readonly ownership: Ownership;
      readonly because: Origin;
    };

/** A change that needs a person's decision; the file stays untouched. */
export interface Conflict {
  readonly path: RelPath;
  /** The two changes that exclude each other, where they could be told apart. */
  readonly record?: ConflictRecord;
  /** Where the merge stands until it is decided. */
  readonly before?: Decision['before'];
  readonly diagnostic: Diagnostic;
  readonly because: Origin;
  /** It is about a document, on which nothing else rests: everything else is carried out. */
  readonly isApart?: true;
}

/** Everything a run will do. Plain data: it survives JSON, and what it says is byte for byte what apply writes. */
export interface Plan {
  readonly format: 1;
  readonly operations: readonly Operation[];
  readonly conflicts: readonly Conflict[];
  /** Files that are wanted and already as they should be. */
  readonly unchanged: readonly RelPath[];
}
