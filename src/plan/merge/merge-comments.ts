import type { Merging, Range, Side, Sides } from './merging.js';
import { sliceOf } from './merging.js';
import { alignThree, type Stretch } from './regions.js';
import { tokensIn, type TokenText } from './token-text.js';
import { withEol } from './lines.js';

/**
 * Merges the comments in front of an item, with the white space behind them. Comments that both sides add stay, ours first,
 * also next to one that theirs changes. `undefined` when both changed one comment.
 */
export function mergeComments(merging: Merging, ranges: Sides<Range>, indent: string): string | undefined {
  const comments = {
    base: tokensIn(merging.outlines.base, ranges.base),
    ours: tokensIn(merging.outlines.ours, ranges.ours),
    theirs: tokensIn(merging.outlines.theirs, ranges.theirs),
  };
  const order = { base: comments.base.texts, ours: comments.ours.texts, theirs: comments.theirs.texts };
  const kept: Kept[] = [];
  for (const { changed, base, ours, theirs } of alignThree(order, true)) {
    if (changed === 'both' && base.end > base.start) return undefined;
    if (changed !== 'theirs') kept.push(...keep('ours', ours));
    if (changed === 'theirs' || changed === 'both') kept.push(...keep('theirs', theirs));
  }
  return printComments(merging, { kept, comments, ranges }, merging.eol + indent);
}

interface Kept {
  readonly side: 'ours' | 'theirs';
  readonly index: number;
}

function keep(side: Kept['side'], { start, end }: Stretch): readonly Kept[] {
  return Array.from({ length: end - start }, (_, offset) => ({ side, index: start + offset }));
}

interface Comments {
  readonly kept: readonly Kept[];
  readonly comments: Sides<TokenText>;
  readonly ranges: Sides<Range>;
}

function printComments(merging: Merging, { kept, comments, ranges }: Comments, newLine: string): string {
  const slice = (side: Side, start: number, end: number): string => {
    const text = sliceOf(merging, { side, range: { start, end } });
    return side === 'ours' ? text : withEol(text, merging.eol);
  };
  return kept
    .map(({ side, index }, position) => {
      const own = comments[side].ranges;
      const comment = own[index] ?? { start: 0, end: 0 };
      const next = kept[position + 1];
      const follows = next ? next.side === side && next.index === index + 1 : index === own.length - 1;
      const end = own[index + 1]?.start ?? ranges[side].end;
      return slice(side, comment.start, comment.end) + (follows ? slice(side, comment.end, end) : newLine);
    })
    .join('');
}
