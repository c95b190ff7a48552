import type { TextEdit } from '../text/index.js';
import type { ModuleStyle } from './detect-style.js';
import {
  attachedComments,
  hasNewline,
  isComment,
  isFirstOnLine,
  lineIndent,
  onSameLine,
  readTrivia,
} from './trivia.js';
import type { Range, TriviaPiece } from './trivia.js';

/** A list between brackets and separated by commas: an array, object literal or import clause. */
export interface ListShape {
  readonly text: string;
  /** Between the brackets: `start` after the opening one, `end` before the closing one. */
  readonly inside: Range;
  readonly items: readonly Range[];
  /** How the first item of an empty list is written: on a line of its own, or between the brackets. */
  readonly whenEmpty: 'lines' | 'inline';
  /** Whether an empty list had its brackets on two lines: no formatter joins them below `prettier-ignore`. */
  readonly keepsLines?: boolean;
}

/** An item to be written after the item with index `after`; -1 is before the first. `render` is given the item's indentation. */
export interface ItemInsertion {
  readonly after: number;
  readonly render: (indent: string) => string;
}

// How neighbouring items are set apart. `comma-first` is `a⏎, b`; its indent is that of the comma.
type Layout =
  | { readonly kind: 'inline'; readonly space: string }
  | { readonly kind: 'lines' | 'comma-first'; readonly indent: string };

/**
 * The edits that write items into a list the way its neighbours are written. Only text is added; white space is replaced in
 * one case, an empty list on one line. Insertions after the same item keep their order. Items must have no holes between them.
 */
export function insertItems(
  list: ListShape,
  insertions: readonly ItemInsertion[],
  style: ModuleStyle,
): readonly TextEdit[] {
  const groups = new Map<number, ItemInsertion[]>();
  for (const insertion of insertions) groups.set(insertion.after, [...(groups.get(insertion.after) ?? []), insertion]);
  return [...groups].flatMap(([after, group]) => {
    if (list.items.length === 0) return fillEmpty(list, group, style);
    if (after < 0) return insertBeforeFirst(list, group, style);
    return after < list.items.length - 1
      ? insertBetween(list, after, { group, style })
      : insertAfterLast(list, group, style);
  });
}

/** The comments that speak of one item: those attached above or before it, and those that end its line. */
export function commentsOfItem(list: ListShape, index: number): readonly Range[] {
  const before = gapBefore(list, index);
  const leading = attachedComments(index === 0 ? before : before.slice(commaIndex(before) + 1));
  const after = gapBefore(list, index + 1);
  const comma = commaIndex(after);
  const trailing =
    hasNewline(after) || index === list.items.length - 1 ? onSameLine(after) : after.slice(0, Math.max(comma, 0));
  return [...leading, ...trailing.filter(isComment)];
}

function itemAt(list: ListShape, index: number): Range {
  const item = list.items[index];
  if (!item) throw new Error(`no item ${index} in a list of ${list.items.length}`);
  return item;
}

/** What stands before the item with this index; before the closing bracket when the index is the length. */
export function gapBefore(list: ListShape, index: number): readonly TriviaPiece[] {
  const from = list.items[index - 1]?.end ?? list.inside.start;
  return readTrivia(list.text, from, list.items[index]?.start ?? list.inside.end);
}

function commaIndex(gap: readonly TriviaPiece[]): number {
  return gap.findIndex((piece) => piece.kind === 'comma');
}

function splitAtComma(gap: readonly TriviaPiece[]): {
  readonly before: readonly TriviaPiece[];
  readonly comma?: TriviaPiece;
  readonly after: readonly TriviaPiece[];
} {
  const index = commaIndex(gap);
  const comma = gap[index];
  return comma ? { before: gap.slice(0, index), comma, after: gap.slice(index + 1) } : { before: gap, after: [] };
}

function endOf(pieces: readonly TriviaPiece[], otherwise: number): number {
  return pieces.at(-1)?.end ?? otherwise;
}

/** How the items `index` and `index + 1` are set apart. */
function layoutBetween(list: ListShape, index: number): Layout {
  const { before, comma, after } = splitAtComma(gapBefore(list, index + 1));
  if (hasNewline(after)) return { kind: 'lines', indent: lineIndent(list.text, itemAt(list, index + 1).start) };
  if (comma && hasNewline(before)) return { kind: 'comma-first', indent: lineIndent(list.text, comma.start) };
  return { kind: 'inline', space: comma && /\s/.test(list.text[comma.end] ?? '') ? ' ' : '' };
}

function insertBetween(
  list: ListShape,
  index: number,
  what: { readonly group: readonly ItemInsertion[]; readonly style: ModuleStyle },
): readonly TextEdit[] {
  const { before, comma, after } = splitAtComma(gapBefore(list, index + 1));
  const layout = layoutBetween(list, index);
  const item = itemAt(list, index);
  const commaEnd = comma?.end ?? item.end;
  const { eol } = what.style;
  if (layout.kind === 'comma-first') {
    return addAt(
      endOf(onSameLine(before), item.end),
      what.group,
      (one) => `${eol}${layout.indent}, ${one.render(layout.indent)}`,
    );
  }
  if (layout.kind === 'inline')
    return addAt(commaEnd, what.group, (one) => `${layout.space}${one.render(lineIndent(list.text, item.start))},`);
  return addAt(
    endOf(onSameLine(after), commaEnd),
    what.group,
    (one) => `${eol}${layout.indent}${one.render(layout.indent)},`,
  );
}

function insertAfterLast(list: ListShape, group: readonly ItemInsertion[], style: ModuleStyle): readonly TextEdit[] {
  const index = list.items.length - 1;
  const item = itemAt(list, index);
  const { before, comma, after } = splitAtComma(gapBefore(list, index + 1));
  const layout = layoutAfterLast(list, style);
  const { eol } = style;
  if (comma) {
    const write = (one: ItemInsertion): string =>
      layout.kind === 'inline'
        ? ` ${one.render(lineIndent(list.text, item.start))},`
        : `${eol}${layout.indent}${one.render(layout.indent)},`;
    return addAt(hasNewline(after) ? endOf(onSameLine(after), comma.end) : comma.end, group, write);
  }
  const lineEnd = endOf(onSameLine(before), item.end);
  if (layout.kind === 'inline')
    return addAt(lineEnd, group, (one) => `,${layout.space}${one.render(lineIndent(list.text, item.start))}`);
  if (layout.kind === 'comma-first')
    return addAt(lineEnd, group, (one) => `${eol}${layout.indent}, ${one.render(layout.indent)}`);
  const rest = group.map((one) => `${eol}${layout.indent}${one.render(layout.indent)}`).join(',');
  return [
    { start: item.end, end: item.end, text: ',' },
    { start: lineEnd, end: lineEnd, text: rest },
  ];
}

function layoutAfterLast(list: ListShape, style: ModuleStyle): Layout {
  const index = list.items.length - 1;
  const previous: Layout = index > 0 ? layoutBetween(list, index - 1) : { kind: 'inline', space: ' ' };
  const tail = gapBefore(list, index + 1);
  if (previous.kind !== 'inline') return previous;
  return hasNewline(tail) ? { kind: 'lines', indent: itemIndent(list, index, style) } : previous;
}

// The indentation of the line of an item, or one level more than the list's when the items follow the bracket.
function itemIndent(list: ListShape, index: number, style: ModuleStyle): string {
  for (let at = index; at >= 0; at -= 1) {
    const { start } = itemAt(list, at);
    if (isFirstOnLine(list.text, start)) return lineIndent(list.text, start);
  }
  return lineIndent(list.text, list.inside.start) + style.indent;
}

function insertBeforeFirst(list: ListShape, group: readonly ItemInsertion[], style: ModuleStyle): readonly TextEdit[] {
  const gap = gapBefore(list, 0);
  const anchor = attachedComments(gap)[0]?.start ?? itemAt(list, 0).start;
  const layout = layoutBeforeFirst(list, { gap, anchor }, style);
  if (layout.kind === 'inline')
    return addAt(anchor, group, (one) => `${one.render(lineIndent(list.text, anchor))},${layout.space}`);
  const separator = layout.kind === 'lines' ? `,${style.eol}${layout.indent}` : `${style.eol}${layout.indent}, `;
  return addAt(anchor, group, (one) => one.render(layout.indent) + separator);
}

function layoutBeforeFirst(
  list: ListShape,
  place: { readonly gap: readonly TriviaPiece[]; readonly anchor: number },
  style: ModuleStyle,
): Layout {
  const next = list.items.length > 1 ? layoutBetween(list, 0) : layoutAfterLast(list, style);
  if (next.kind === 'comma-first' || !hasNewline(place.gap)) return next;
  return { kind: 'lines', indent: lineIndent(list.text, place.anchor) };
}

function fillEmpty(list: ListShape, group: readonly ItemInsertion[], style: ModuleStyle): readonly TextEdit[] {
  const { text, inside } = list;
  const pieces = readTrivia(text, inside.start, inside.end);
  const anchor = endOf(onSameLine(pieces), inside.start);
  const base = lineIndent(text, inside.start);
  if (hasNewline(pieces)) {
    // Above comments that stand on lines of their own: then the place is the same however many items follow.
    const own = pieces.slice(onSameLine(pieces).length).find(isComment);
    const indent = own ? lineIndent(text, own.start) : base + style.indent;
    return [{ start: anchor, end: anchor, text: linesOf(group, indent, style) }];
  }
  if (list.whenEmpty === 'lines')
    return [
      { start: anchor, end: inside.end, text: `${linesOf(group, base + style.indent, style)}${style.eol}${base}` },
    ];
  const inner = text[inside.start - 1] === '{' ? style.padding : '';
  const padding = anchor === inside.start ? inner : ' ';
  return [
    {
      start: anchor,
      end: inside.end,
      text: `${padding}${group.map((one) => one.render(base)).join(', ')}${inner}`,
    },
  ];
}

function linesOf(group: readonly ItemInsertion[], indent: string, style: ModuleStyle): string {
  const lines = group.map((one) => `${style.eol}${indent}${one.render(indent)}`).join(',');
  return style.trailingCommas ? `${lines},` : lines;
}

function addAt(
  offset: number,
  group: readonly ItemInsertion[],
  write: (insertion: ItemInsertion) => string,
): readonly TextEdit[] {
  return [{ start: offset, end: offset, text: group.map(write).join('') }];
}
