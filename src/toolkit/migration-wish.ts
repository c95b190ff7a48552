import type { Decision, SpecVersion } from '../model/index.js';
import type { Answers } from './take-decisions.js';

/** What is to be migrated, and what a person has decided about it. */
export interface MigrationWish {
  /** A module id, or the path of a spec as it was given. */
  readonly name: string;
  /** The same read as a path from the root. */
  readonly path: string;
  readonly to: SpecVersion;
  readonly answers: Answers;
  /** Shows what would be written, and writes nothing. */
  readonly isRehearsal: boolean;
  /** Asks a person; absent where there is none. */
  readonly ask?: (decisions: readonly Decision[]) => Promise<Answers>;
}
