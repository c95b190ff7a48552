import type { OutlineList, OutlinePart } from '../../text/index.js';
import { unixText, withEol } from './lines.js';
import { sliceOf, type Merging, type Range, type Side, type Sides } from './merging.js';

/** Merges lists of one kind; given by who knows lists, so that parts and lists need not know each other's files. */
export type MergeLists = (lists: Sides<OutlineList>, path: readonly string[]) => string;

/** What is to be merged, and how it is called from the top of the file on. */
export interface PartCase {
  readonly parts: Sides<OutlinePart>;
  readonly path: readonly string[];
}

const hint = 'Both sides changed this. Take one side, or write it anew so that it does what both want.';

/**
 * Merges a part of a text: its lists one by one where all three have the same lists, and what stands between them as plain
 * text; else all of it as plain text. A part that both changed at one place is one conflict, with its whole text.
 */
export function mergePart(merging: Merging, { parts, path }: PartCase, mergeLists: MergeLists): string {
  const { base, ours, theirs } = parts;
  const text = (side: Side): string => sliceOf(merging, { side, range: parts[side] });
  const unchanged = (one: Side, other: Side): boolean =>
    merging.isUnchanged({ side: one, range: parts[one] }, { side: other, range: parts[other] });
  if (unchanged('theirs', 'base') || unchanged('theirs', 'ours')) return text('ours');
  if (unixText(text('ours')) === unixText(text('base'))) return withEol(text('theirs'), merging.eol);
  const shaped = haveSameLists([base.lists, ours.lists, theirs.lists])
    ? mergeShaped(merging, { parts, path }, mergeLists)
    : undefined;
  return shaped ?? merging.mergePlain(parts) ?? settlePart(merging, { parts, path });
}

/** Asks which side of a part is to be taken, and gives its text. */
export function settlePart(
  merging: Merging,
  { parts, path }: { parts: Sides<Range>; path: readonly string[] },
): string {
  const text = (side: Side): string => sliceOf(merging, { side, range: parts[side] });
  const side = merging.settle({
    node: path.join(' > '),
    base: unixText(text('base')),
    ours: unixText(text('ours')),
    theirs: unixText(text('theirs')),
    hint,
  });
  return side === 'ours' ? text('ours') : withEol(text('theirs'), merging.eol);
}

function haveSameLists(sides: readonly (readonly OutlineList[])[]): boolean {
  const [first, ...rest] = sides.map((lists) => lists.map(({ kind }) => kind).join());
  return first !== '' && rest.every((kinds) => kinds === first);
}

function mergeShaped(merging: Merging, { parts, path }: PartCase, mergeLists: MergeLists): string | undefined {
  const gaps = parts.ours.lists.map((_, index) => gapOf(parts, index));
  const plain = [...gaps, gapOf(parts, parts.ours.lists.length)].map((gap, index) => {
    const merged = merging.mergePlain(gap);
    if (merged !== undefined || path.length > 0) return merged;
    return settlePart(merging, { parts: gap, path: [index === 0 ? 'top of file' : 'end of file'] });
  });
  if (plain.some((gap) => gap === undefined)) return undefined;
  const lists = parts.ours.lists.map((ours, index) => {
    const [base = ours, theirs = ours] = [parts.base.lists[index], parts.theirs.lists[index]];
    return mergeLists({ base, ours, theirs }, path);
  });
  return plain.map((gap, index) => `${gap}${lists[index] ?? ''}`).join('');
}

function gapOf(parts: Sides<OutlinePart>, index: number): Sides<Range> {
  const gap = ({ start, end, lists }: OutlinePart): Range => ({
    start: lists[index - 1]?.end ?? start,
    end: lists[index]?.start ?? end,
  });
  return { base: gap(parts.base), ours: gap(parts.ours), theirs: gap(parts.theirs) };
}
