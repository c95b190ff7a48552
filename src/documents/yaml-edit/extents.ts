import { columnOf, lineEndOf, lineStartOf } from '../text-lines.js';
import type { Entry } from './yaml-tree.js';

/** The lines that belong to one entry of a block collection. */
export interface Extent {
  readonly column: number;
  /** True when the entry begins on the line of its parent: `- key: value`. */
  readonly inline: boolean;
  /** The start of its first line: its own, or that of the comments right above it; `start` of the entry when inline. */
  readonly start: number;
  /** The end of its last line, before CR and LF: behind comments that are indented deeper than the entry. */
  readonly end: number;
}

/** The extents of the entries of one block collection, in their order. `root`: it is the document's own mapping. */
export function extentsOf(text: string, entries: readonly Entry[], root: boolean): readonly Extent[] {
  const extents: Extent[] = [];
  for (const entry of entries) {
    const column = columnOf(text, entry.start);
    const line = lineStartOf(text, entry.start);
    const inline = text.slice(line, entry.start).trim() !== '';
    const floor = extents.at(-1)?.end ?? 0;
    const start = inline ? entry.start : leadOf(text, { line, column, floor, head: root && entry.index === 0 });
    extents.push({ column, inline, start, end: tailOf(text, entry.end, column) });
  }
  return extents;
}

interface Lead {
  readonly line: number;
  readonly column: number;
  /** Where the sibling above ends. */
  readonly floor: number;
  /** Comments at the head of the file belong to the file. */
  readonly head: boolean;
}

function leadOf(text: string, { line, column, floor, head }: Lead): number {
  let start = line;
  while (start > floor && start > 0) {
    const above = lineStartOf(text, Math.max(0, start - 1));
    if (above >= start || above < floor || !isCommentAt(text, above, column)) break;
    start = above;
  }
  const atHead = start <= 1 || /^(---|%)/.test(text.slice(lineStartOf(text, start - 1), start));
  return head && atHead ? line : start;
}

function isCommentAt(text: string, lineStart: number, column: number): boolean {
  return text.startsWith('#', lineStart + column) && text.slice(lineStart, lineStart + column).trim() === '';
}

function tailOf(text: string, contentEnd: number, column: number): number {
  let end = lineEndOf(text, contentEnd);
  for (let at = nextLine(text, end); at !== undefined; at = nextLine(text, lineEndOf(text, at))) {
    const line = text.slice(at, lineEndOf(text, at));
    const margin = line.length - line.trimStart().length;
    if (line.trim() === '') continue;
    if (!line.startsWith('#', margin) || margin <= column) break;
    end = lineEndOf(text, at);
  }
  return end;
}

/** The start of the line below the one that ends at `lineEnd`; `undefined` when there is none. */
export function nextLine(text: string, lineEnd: number): number | undefined {
  const at = text.indexOf('\n', lineEnd);
  return at < 0 ? undefined : at + 1;
}

/** The start of the first line below that is not blank, and how many blank lines stand between. */
export function blanksBelow(text: string, lineEnd: number): { readonly count: number; readonly end: number } {
  let [count, end] = [0, lineEnd];
  for (let at = nextLine(text, end); at !== undefined; at = nextLine(text, end)) {
    const below = lineEndOf(text, at);
    // What follows the last end of line is no line.
    if (text.slice(at, below).trim() !== '' || nextLine(text, below) === undefined) break;
    [count, end] = [count + 1, below];
  }
  return { count, end };
}

/** The end of the nearest line above that is not blank, and how many blank lines stand between; -1 at the file's start. */
export function blanksAbove(text: string, lineStart: number): { readonly count: number; readonly end: number } {
  for (let count = 0, start = lineStart; ; count += 1) {
    if (start <= 0 || text[start - 1] !== '\n') return { count, end: -1 };
    const above = lineStartOf(text, start - 1);
    const end = lineEndOf(text, above);
    if (text.slice(above, end).trim() !== '') return { count, end };
    start = above;
  }
}
