import type { RelPath } from '../../text/index.js';

/** Three states of one file, stamps already taken out: what was made last, what stands there, what is wanted now. */
export interface MergeInput {
  readonly path: RelPath;
  readonly base: string;
  /** What a person made of `base`. */
  readonly ours: string;
  /** What the generator would make now. */
  readonly theirs: string;
}

/** One place where both sides changed the same thing. Plain data; an absent side is the empty text. */
export interface NodeConflict {
  /** For people, and the same in every run on the same input: `export class Foo > method bar`, `section "Usage"`, `lines 3–9`. */
  readonly node: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly hint: string;
}

/** The outcome of a merge: `text` is there exactly when no conflict is left. */
export interface Merged {
  readonly text?: string;
  readonly conflicts: readonly NodeConflict[];
}

/** What was decided about a conflict earlier, if anything. */
export type Decide = (conflict: NodeConflict) => 'ours' | 'theirs' | undefined;
