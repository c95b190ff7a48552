import type { Outline } from '../../text/index.js';
import type { Range } from './merging.js';

/** The tokens and comments of a range: their texts, and where they stand. Empty where the language has no tokens. */
export interface TokenText {
  readonly texts: readonly string[];
  readonly ranges: readonly Range[];
}

/** The tokens that lie in a range as a whole. */
export function tokensIn({ text, tokens }: Outline, range: Range): TokenText {
  const found = { texts: [] as string[], ranges: [] as Range[] };
  if (!tokens) return found;
  for (let index = firstFrom(tokens.starts, range.start); index < tokens.starts.length; index += 1) {
    const [start = 0, end = 0] = [tokens.starts[index], tokens.ends[index]];
    if (end > range.end) break;
    // A comment over several lines is the same whatever ends its lines.
    found.texts.push(text.slice(start, end).replace(/\r\n?/g, '\n'));
    found.ranges.push({ start, end });
  }
  return found;
}

function firstFrom(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
