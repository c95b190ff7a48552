import type { Outline, OutlinePart } from '../../text/index.js';
import type { NodeConflict } from './merged.js';

/** One thing in the three states of a file. */
export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** A side by its name. */
export type Side = keyof Sides<unknown>;

/** Everything that the merge of one file shares. */
export interface Merging {
  readonly outlines: Sides<Outline>;
  /** The line end that inserted text gets. */
  readonly eol: string;
  /** Told of every conflict; names the side to take meanwhile. */
  readonly settle: (conflict: NodeConflict) => 'ours' | 'theirs';
  /** Merges plain text; `undefined` when both sides changed the same place. */
  readonly mergePlain: (ranges: Sides<Range>) => string | undefined;
  /** Nothing to take over from one to the other: they differ in white space of code, in line ends elsewhere, or not at all. */
  readonly isUnchanged: (one: Placed, other: Placed) => boolean;
  /** They say the same, however they are laid out: white space in code, line ends and the alignment of tables elsewhere. */
  readonly isSame: (one: Placed, other: Placed) => boolean;
  /** What a piece is made of: tokens in code, words elsewhere. */
  readonly wordsOf: (placed: Placed) => readonly string[];
}

/** Offsets in one of the texts, `end` exclusive. */
export type Range = Pick<OutlinePart, 'start' | 'end'>;

/** A range and the side whose text it is of. */
export interface Placed {
  readonly side: Side;
  readonly range: Range;
}

/** The text of a range as its side has it. */
export function sliceOf({ outlines }: Pick<Merging, 'outlines'>, { side, range }: Placed): string {
  return outlines[side].text.slice(range.start, range.end);
}
