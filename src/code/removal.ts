import { applyEdits } from '../text/index.js';
import type { TextEdit } from '../text/index.js';
import { findUnevenToken } from './keeps-tokens.js';
import { parseModule } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import type { Range } from './trivia.js';

/** One way to take something out of a text: the splices, and the ranges whose tokens go. */
export interface Removal {
  readonly edits: readonly TextEdit[];
  readonly removed: readonly Range[];
  /** Counts only where adding the thing again gives the text there was. */
  readonly ifProven?: true;
}

/** The edits that cut a range out of a text, all but the comments that stand in `kept`, ranges among it. */
export function cutAround(range: Range, kept: readonly Range[]): readonly TextEdit[] {
  const inside = kept.filter(({ start, end }) => start >= range.start && end <= range.end);
  const starts = [range.start, ...inside.map(({ end }) => end)];
  const ends = [...inside.map(({ start }) => start), range.end];
  return starts.flatMap((start, index) => {
    const end = ends[index] ?? start;
    return end > start ? [{ start, end, text: '' }] : [];
  });
}

/**
 * The text after a removal; `undefined` when it would not parse, or would lose or change any token or comment but those
 * of the removed ranges. `withComments`: comments inside of these may go as well.
 */
export function carryOutRemoval(module: ParsedModule, removal: Removal, withComments: boolean): string | undefined {
  const text = applyEdits(module.text, removal.edits);
  if (typeof text !== 'string') return undefined;
  const after = parseModule(module.ts, { path: module.path, text });
  if (after.problem) return undefined;
  return findUnevenToken(module, after, { removed: removal.removed, withComments }) ? undefined : text;
}
