import type { RelPath } from './rel-path.js';

/** A place in a text: `offset` in UTF-16 units from 0, `line` and `column` from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A range in a file; `end` is exclusive. */
export interface Span {
  readonly file: RelPath;
  readonly start: Position;
  readonly end: Position;
}

/** Answers line and column for offsets of one text. LF, CRLF and CR all end a line. */
export interface LineIndex {
  readonly positionAt: (offset: number) => Position;
}

/** Builds a {@link LineIndex}; linear once, then a binary search per question. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  // Every text of a scan comes by here: no object is made for each line.
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === lineFeed || (sign === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(at + 1);
  }
  return {
    positionAt: (offset) => {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = lastAtMost(starts, clamped);
      return { offset: clamped, line: line + 1, column: clamped - (starts[line] ?? 0) + 1 };
    },
  };
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d] as const;

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The span of the offsets `start` to `end` (exclusive) of a text whose index is given. */
export function spanOf(file: RelPath, index: LineIndex, [start, end]: readonly [start: number, end: number]): Span {
  return { file, start: index.positionAt(start), end: index.positionAt(end) };
}

/** The very start of a file, for what concerns it as a whole. */
export function fileStart(file: RelPath): Span {
  const start: Position = { offset: 0, line: 1, column: 1 };
  return { file, start, end: start };
}
