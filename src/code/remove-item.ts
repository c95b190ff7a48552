import { gapBefore } from './insert-items.js';
import type { ListShape } from './insert-items.js';
import { cutAround } from './removal.js';
import type { Removal } from './removal.js';
import { hasNewline, isComment, isFirstOnLine, onSameLine } from './trivia.js';
import type { Range, TriviaPiece } from './trivia.js';

/** An item of a list in its surroundings. */
interface Placed {
  readonly list: ListShape;
  readonly index: number;
  readonly item: Range;
  readonly before: readonly TriviaPiece[];
  readonly after: readonly TriviaPiece[];
  /** The comma in front of it; absent for the first item. */
  readonly left?: TriviaPiece;
  /** The comma behind it; absent for a last item without one. */
  readonly right?: TriviaPiece;
}

/**
 * The ways to take one item out of a list with the comma and the white space that it brought, the likeliest first: it is
 * the inverse of {@link insertItems}, which of them exactly the text that comes out can tell. Comments stay.
 */
export function removeItem(list: ListShape, index: number): readonly Removal[] {
  const item = list.items[index];
  if (!item) throw new Error(`no item ${index} in a list of ${list.items.length}`);
  const [before, after] = [gapBefore(list, index), gapBefore(list, index + 1)];
  const [left, right] = [before.findLast(isComma), after.find(isComma)];
  const placed = { list, index, item, before, after, ...(left ? { left } : {}), ...(right ? { right } : {}) };
  if (list.items.length === 1) return removeOnly(placed);
  const line = isFirstOnLine(list.text, item.start) ? [asLine(placed)] : [];
  if (isCommaFirst(placed)) return [...withoutLeftComma(placed), ...forward(placed), ...line];
  return index === 0 ? [...line, ...forward(placed)] : [...line, inline(placed), ...forward(placed)];
}

function isComma({ kind }: TriviaPiece): boolean {
  return kind === 'comma';
}

function isCommaFirst({ before, after, left, right }: Placed): boolean {
  const startsLine = (gap: readonly TriviaPiece[], comma: TriviaPiece | undefined): boolean =>
    comma !== undefined &&
    hasNewline(gap.slice(0, gap.indexOf(comma))) &&
    !hasNewline(gap.slice(gap.indexOf(comma) + 1));
  return left ? startsLine(before, left) : startsLine(after, right);
}

function removal({ item, before, after }: Placed, cuts: readonly Range[], comma?: Range): Removal {
  const comments = [...before, ...after].filter(isComment);
  const edits = cuts.flatMap((range) => cutAround(range, comments));
  return { edits, removed: [item, ...(comma ? [comma] : [])] };
}

// The line of the item, without the line end before it: what follows the item's comma follows the line above then.
// Where comments of a person stand on the line, it stays for them.
function asLine(placed: Placed): Removal {
  const { item, before, after, left, right } = placed;
  const above = before.findLast(({ kind }) => kind === 'newline');
  const behind = onSameLine(after).find(isComment);
  const isBare = !behind && !before.slice(above ? before.indexOf(above) : 0).some(isComment);
  const start = isBare ? (above?.start ?? item.start) : item.start;
  const line = { start, end: isBare ? endWithComma(placed) : (behind?.start ?? item.end) };
  const comma = right ?? left;
  return removal(placed, inOrder([line, ...outside(comma, line)]), comma);
}

function outside(comma: Range | undefined, line: Range): readonly Range[] {
  return comma && (comma.start < line.start || comma.end > line.end) ? [comma] : [];
}

// A comma on the next line, as before the item that follows, is no part of the item's own line.
function endWithComma({ item, after, right }: Placed): number {
  return right && !hasNewline(after.slice(0, after.indexOf(right))) ? right.end : item.end;
}

function inOrder(ranges: readonly Range[]): readonly Range[] {
  return [...ranges].sort((a, b) => a.start - b.start);
}

// Between commas on one line: the item and the white space before it.
function inline(placed: Placed): Removal {
  const { item, before, left, right } = placed;
  const start = before.at(-1)?.end ?? item.start;
  if (!right) return removal(placed, inOrder([...(left ? [left] : []), { start, end: item.end }]), left);
  return removal(placed, [{ start, end: right.end }], right);
}

// The item up to whatever follows its comma.
function forward(placed: Placed): readonly Removal[] {
  const { list, index, item, after, right } = placed;
  if (!right) return [];
  const next = after.slice(after.indexOf(right) + 1).find(isComment)?.start ?? list.items[index + 1]?.start;
  return next === undefined ? [] : [removal(placed, [{ start: item.start, end: next }], right)];
}

function withoutLeftComma(placed: Placed): readonly Removal[] {
  const { item, before, left } = placed;
  if (!left) return [];
  const newline = before.slice(0, before.indexOf(left)).findLast(({ kind }) => kind === 'newline');
  return [removal(placed, [{ start: newline?.start ?? left.start, end: item.end }], left)];
}

// How an empty list was written cannot be seen any more where only white space was replaced.
function removeOnly(placed: Placed): readonly Removal[] {
  const { list, item, before, after, right } = placed;
  const line = isFirstOnLine(list.text, item.start) ? [asLine(placed)] : [];
  const comments = [...before, ...after].filter(isComment);
  const last = comments.at(-1);
  const closes = last === undefined || (last.kind === 'block-comment' && last.end <= item.start);
  const isOnBracketLine = onSameLine(before).filter(isComment).length === comments.length;
  const flat = { start: last?.end ?? list.inside.start, end: list.inside.end };
  const emptied = closes && isOnBracketLine ? [removal(placed, [flat], right)] : [];
  return list.keepsLines === true ? [...line, ...emptied, inline(placed)] : [...emptied, ...line, inline(placed)];
}
