import type { Outline } from '../../text/index.js';
import { withEol } from './lines.js';
import type { Range, Sides } from './merging.js';
import { alignThree, type Stretch } from './regions.js';
import { tokensIn, type TokenText } from './token-text.js';

/**
 * Applies to a piece of ours, token by token, what changed from base to theirs. White space stands as in ours, before what
 * comes from theirs as in theirs. `undefined` when changes of both sides touch.
 */
export function mergeTokens(outlines: Sides<Outline>, ranges: Sides<Range>, eol: string): string | undefined {
  const tokens = {
    base: tokensIn(outlines.base, ranges.base),
    ours: tokensIn(outlines.ours, ranges.ours),
    theirs: tokensIn(outlines.theirs, ranges.theirs),
  };
  const regions = alignThree({ base: tokens.base.texts, ours: tokens.ours.texts, theirs: tokens.theirs.texts });
  if (regions.some(({ changed }) => changed === 'both')) return undefined;
  const pieces = regions.map((region) =>
    region.changed === 'theirs'
      ? withEol(withSpaceBefore({ outline: outlines.theirs, range: ranges.theirs }, tokens.theirs, region.theirs), eol)
      : withSpaceBefore({ outline: outlines.ours, range: ranges.ours }, tokens.ours, region.ours),
  );
  return pieces.join('') + spaceAtEnd({ outline: outlines.ours, range: ranges.ours }, tokens.ours);
}

interface Piece {
  readonly outline: Outline;
  readonly range: Range;
}

function withSpaceBefore({ outline, range }: Piece, { ranges }: TokenText, { start, end }: Stretch): string {
  if (start === end) return '';
  return outline.text.slice(ranges[start - 1]?.end ?? range.start, ranges[end - 1]?.end ?? range.end);
}

function spaceAtEnd({ outline, range }: Piece, { ranges }: TokenText): string {
  return outline.text.slice(ranges.at(-1)?.end ?? range.start, range.end);
}
