import { isScalar } from 'yaml';

import type { TextEdit } from '../../text/index.js';
import { columnOf, lineEndOf, lineStartOf } from '../text-lines.js';
import { blanksAbove, blanksBelow, extentsOf, nextLine, type Extent } from './extents.js';
import { refuse, type Refusal } from './yaml-edit.js';
import { indented, type Style, type ValueSource } from './yaml-source.js';
import type { Entry } from './yaml-tree.js';

/** Splices of one edit, and the range whose comments go with what is removed. */
export interface Splices {
  readonly edits: readonly TextEdit[];
  readonly removed?: readonly [start: number, end: number];
}

/** The entries of one block collection in their text. */
export interface Block {
  readonly text: string;
  readonly style: Style;
  readonly entries: readonly Entry[];
  readonly root: boolean;
}

/** Sets lines as a new entry behind the entry `after`, in its column, with blank lines as between its neighbours. */
export function addBelow({ text, style, entries, root }: Block, after: number, lines: readonly string[]): Splices {
  const extents = extentsOf(text, entries, root);
  const extent = extents[after];
  if (!extent) return { edits: [] };
  const gap = style.eol.repeat(gapBelow(text, extents, after));
  const added = indented(lines, extent.column).join(style.eol);
  return { edits: [{ start: extent.end, end: extent.end, text: `${style.eol}${gap}${added}` }] };
}

/** Sets lines as a new entry before the first and its comments, with blank lines as behind it. */
export function addAbove({ text, style, entries, root }: Block, lines: readonly string[]): Splices {
  const [first] = entries;
  const [extent] = extentsOf(text, entries, root);
  if (!first || !extent) return { edits: [] };
  const { start, end, column, inline } = extent;
  const [head = '', ...rest] = indented(lines, column);
  const isApart = entries.length > 1 && !inline && !isBelowHeading(text, start);
  const gap = style.eol.repeat(isApart ? blanksBelow(text, end).count : 0);
  const added = [inline ? head.trimStart() : head, ...rest].join(style.eol);
  return { edits: [{ start, end: start, text: added + style.eol + gap + (inline ? ' '.repeat(column) : '') }] };
}

// A comment in the line above that is not the entry's own.
function isBelowHeading(text: string, start: number): boolean {
  const { count, end } = blanksAbove(text, start);
  const above = Math.max(0, end);
  return count === 0 && /^\s*#/.test(text.slice(lineStartOf(text, above), above));
}

function gapBelow(text: string, extents: readonly Extent[], after: number): number {
  const [before, extent] = [extents[after - 1], extents[after]];
  // Blank lines below a block scalar that keeps them would become part of it.
  if (!extent || text.slice(lineStartOf(text, extent.end), extent.end).trim() === '') return 0;
  if (extents[after + 1]) return blanksBelow(text, extent.end).count;
  return before ? blanksAbove(text, extent.start).count : 0;
}

/** An entry to be taken out, and which comments about it stay: none unless said. */
export interface Cut {
  readonly index: number;
  readonly comments?: 'above' | 'all';
}

/** Takes out one of several entries with its own lines, and with the blank lines that set it apart. */
export function cutEntry({ text, entries, root }: Block, { index, comments }: Cut): Splices {
  const extents = extentsOf(text, entries, root);
  const [found, next] = [extents[index], extents[index + 1]];
  const extent = found && ownExtent(text, found, { entry: entries[index], comments });
  if (!extent) return { edits: [] };
  const removed = comments === 'all' ? {} : { removed: [extent.start, extent.end] as const };
  const cut = (start: number, end: number): Splices => ({ edits: [{ start, end, text: '' }], ...removed });
  if (extent.inline) return cut(extent.start, firstBehind(text, extent.end));
  const [above, below] = [blanksAbove(text, extent.start), blanksBelow(text, extent.end)];
  if (index === 0) {
    const end = isBelowHeading(text, extent.start) ? extent.end : below.end;
    return cut(extent.start, nextLine(text, end) ?? text.length);
  }
  const apart = below.count > 0 || !next;
  // Blank lines at the end of a block scalar may be part of it.
  const start = Math.max(above.end, extents[index - 1]?.end ?? 0);
  return cut(apart ? start : lineEndOf(text, lineStartOf(text, extent.start - 1)), extent.end);
}

function ownExtent(
  text: string,
  extent: Extent,
  { entry, comments }: { readonly entry: Entry | undefined; readonly comments: Cut['comments'] },
): Extent {
  const keeps = comments !== undefined && entry !== undefined && !extent.inline;
  return keeps ? { ...extent, start: lineStartOf(text, entry.start) } : extent;
}

function firstBehind(text: string, offset: number): number {
  return offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0);
}

/**
 * Takes out the only entry of a collection and writes it as empty, as it `was` or `{}` or `[]`. Comments below it stay with
 * the holder.
 */
export function emptyOut(
  { text, entries, root }: Block,
  holder: Entry | undefined,
  { empty, comments, was }: Cut & { readonly empty: '{}' | '[]'; readonly was?: string },
): Splices | Refusal {
  const [found] = extentsOf(text, entries, root);
  const [only] = entries;
  const extent = found && ownExtent(text, found, { entry: only, comments });
  if (!extent || !only || holder?.mark === undefined) return refuse('nothing would be left of the document');
  const end = extent.inline ? only.end : lineEndOf(text, only.end);
  const removed = comments === 'all' ? {} : { removed: [extent.start, end] as const };
  if (extent.inline) return { edits: [{ start: extent.start, end, text: empty }], ...removed };
  const cut = { start: lineEndOf(text, lineStartOf(text, extent.start - 1)), end, text: '' };
  const behind = holder.propsEnd > cut.start || holder.propsEnd === holder.valueStart ? holder.mark : holder.propsEnd;
  return { edits: [{ start: behind, end: behind, text: leftBehind(holder, was) ?? ` ${empty}` }, cut], ...removed };
}

// An anchor or a tag stands before what is empty.
function leftBehind({ propsEnd, valueStart }: Entry, was: string | undefined): string | undefined {
  return propsEnd === valueStart ? was : undefined;
}

/** A new value and how the document is written. */
export interface Replacement {
  readonly source: ValueSource;
  readonly style: Style;
}

/** Replaces the value of an entry of a block collection. A comment behind a value of one line stays. */
export function replaceValue(text: string, entry: Entry, value: Replacement): Splices {
  const { mark = entry.start, valueStart, end } = entry;
  const apart = end > mark && lineStartOf(text, valueStart) !== lineStartOf(text, mark);
  return apart ? replaceLines(text, { entry, mark, value }) : replaceOnLine(text, { entry, mark, value });
}

interface Replaced {
  readonly entry: Entry;
  readonly mark: number;
  readonly value: Replacement;
}

function replaceOnLine(text: string, { entry, mark, value }: Replaced): Splices {
  const { key, valueStart, end } = entry;
  // What stays on the line keeps its distance from the colon or dash.
  const stays = end > mark && (!key || value.source.form === 'inline');
  const { head, below } = key
    ? spread(value, columnOf(text, entry.start))
    : spreadItem(value, stays ? columnOf(text, valueStart) : columnOf(text, mark) + 1);
  const first = stays ? { start: valueStart, end, text: head.replace(/^ /, '') } : { start: mark, end, text: head };
  const lineEnd = lineEndOf(text, end);
  const second = below === '' ? [] : [{ start: lineEnd, end: lineEnd, text: below }];
  return { edits: [first, ...second], removed: [valueStart, end] };
}

function replaceLines(text: string, { entry, mark, value }: Replaced): Splices {
  const { head, below } = entry.key
    ? spread(value, columnOf(text, entry.start))
    : spreadItem(value, columnOf(text, mark) + 1);
  const keyLineEnd = lineEndOf(text, mark);
  const bare = text.slice(mark, keyLineEnd).trim() === '' && below === '';
  const end = bare && isScalar(entry.value) ? entry.end : lineEndOf(text, entry.end);
  const edits = [
    { start: mark, end: mark, text: head },
    { start: keyLineEnd, end, text: below },
  ];
  return { edits, removed: [keyLineEnd, end] };
}

interface Spread {
  /** Behind the colon or dash. */
  readonly head: string;
  /** Below the line of the colon or dash. */
  readonly below: string;
}

// A block in a list item begins right behind the dash, in the column where it then stands.
function spreadItem({ source, style }: Replacement, column: number): Spread {
  const [first = '', ...rest] = source.lines;
  return split(first, rest.length === 0 ? '' : style.eol + indented(rest, column).join(style.eol));
}

// A comment may stand behind the head of a block scalar, but only behind the last line of any other value.
function split(first: string, rest: string): Spread {
  const start = first === '' ? '' : ` ${first}`;
  return /^[|>]/.test(first) ? { head: start, below: rest } : { head: start + rest, below: '' };
}

function spread({ source, style }: Replacement, column: number): Spread {
  const { form, lines } = source;
  const { eol, width, indentless } = style;
  const under = (some: readonly string[], more: number): string =>
    some.length === 0 ? '' : eol + indented(some, column + more).join(eol);
  if (form !== 'inline') return { head: '', below: under(lines, form === 'list' && indentless ? 0 : width) };
  const [first = '', ...rest] = lines;
  return split(first, under(rest, width));
}
