import type { NumberedLine } from '../../render/index.js';
import type { Span } from '../../text/index.js';

/** Some lines of a text. */
export interface Excerpt {
  /** In words that follow the name of the file. */
  readonly place: string;
  readonly lines: readonly NumberedLine[];
}

/** The lines that are meant, from 1, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

const longestLine = 400;

/** The lines that a span covers; one that ends before a line's first character leaves that line out. */
export function linesOf({ start, end }: Pick<Span, 'start' | 'end'>): LineRange {
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line, last };
}

/**
 * At most `most` lines of a text: around those that are meant, with what stands before them first; from the start where none
 * is. A line of more than 400 characters is cut, and says so.
 */
export function excerptOf(text: string, most: number, meant?: LineRange): Excerpt {
  const all = text.split(/\r\n|\n|\r/);
  if (all.at(-1) === '') all.pop();
  const { first, last } = window(all.length, most, meant);
  const lines = all.slice(first - 1, last).map((line, index): NumberedLine => {
    const number = first + index;
    const isMeant = meant !== undefined && number >= meant.first && number <= meant.last;
    return { number, text: cut(line), isMeant };
  });
  return { place: placeOf({ first, last }, all.length), lines };
}

function window(count: number, most: number, meant: LineRange | undefined): LineRange {
  if (!meant) return { first: 1, last: Math.min(count, most) };
  const size = Math.min(most, meant.last - meant.first + 1);
  const before = Math.min(meant.first - 1, Math.floor((most - size) / 2));
  const first = Math.max(1, meant.first - before);
  return { first, last: Math.min(count, first + most - 1) };
}

function placeOf({ first, last }: LineRange, count: number): string {
  if (count === 0) return 'which is empty';
  if (first === 1 && last === count) return count === 1 ? 'its one line' : `all of its ${count} lines`;
  return first === last ? `line ${first} of ${count}` : `lines ${first} to ${last} of ${count}`;
}

function cut(line: string): string {
  if (line.length <= longestLine) return line;
  const shown = [...line.slice(0, longestLine)];
  // A pair of units that was cut in two is no character.
  if (/^[\ud800-\udbff]$/.test(shown.at(-1) ?? '')) shown.pop();
  return `${shown.join('')} … (${line.length} characters)`;
}
