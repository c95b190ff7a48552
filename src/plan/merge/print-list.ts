import type { OutlineList } from '../../text/index.js';
import { unixText, withEol } from './lines.js';
import { gapBefore, tailOf, type ListEntry } from './list-entry.js';
import { settlePart } from './merge-part.js';
import { sliceOf, type Merging, type Range, type Side, type Sides } from './merging.js';
import { listIndent } from './reindent.js';

/** A merged list before it is text again. */
export interface MergedList {
  readonly lists: Sides<OutlineList>;
  readonly entries: readonly ListEntry[];
  /** What the list is of, from the top of the file on. */
  readonly path: readonly string[];
}

/**
 * The text of a merged list. Items that follow each other in ours keep what stands between them; new ones are laid out as ours
 * are, on one line or on several; separators are written where they are missing, and behind the last item as ours has it.
 */
export function printList(merging: Merging, { lists, entries, path }: MergedList): string {
  const layout = layoutOf(merging, lists);
  const tail = tailText(merging, { lists, entries, path }, layout);
  if (entries.length === 0) return tail.trim() === '' ? emptyText(merging, lists) : tail;
  const gaps = entries.map((entry, index) => gapText(merging, { lists, entry, before: entries[index - 1] }, layout));
  const printed = entries.map((entry, index) => {
    const gap = brokenLine(entries[index - 1], gaps[index] ?? '', layout.newLine);
    const separator = separatorText(lists, { entry, next: entries[index + 1], gap: gaps[index + 1] ?? '' }, layout);
    return gap + entry.body + separator + entry.trail;
  });
  const end = tail === '' && endsText(merging, lists) ? '' : brokenLine(entries.at(-1), tail, merging.eol);
  return printed.join('') + end;
}

// Behind the list nothing follows, whichever side is taken.
function endsText({ outlines }: Merging, lists: Sides<OutlineList>): boolean {
  return (['base', 'ours', 'theirs'] as const).every((side) => lists[side].end === outlines[side].text.length);
}

function emptyText(merging: Merging, lists: Sides<OutlineList>): string {
  const side = (['ours', 'theirs'] as const).find((whose) => lists[whose].items.length === 0);
  return side ? withEol(sliceOf(merging, { side, range: lists[side] }), merging.eol) : '';
}

interface Layout {
  /** What begins a new line of the list. */
  readonly newLine: string;
  readonly isLines: boolean;
  /** Whether a separator stands behind the last item. */
  readonly endsWithSeparator: boolean;
  readonly mark: string;
}

function layoutOf(merging: Merging, { ours, theirs }: Sides<OutlineList>): Layout {
  const [side, list] = ours.items.length > 0 ? (['ours', ours] as const) : (['theirs', theirs] as const);
  const indent = listIndent(merging, side, list);
  const gaps = list.items.map((_, index) => sliceOf(merging, { side, range: gapBefore(list, index) }));
  const marks = [
    ...ours.items.map((item) => ['ours', item] as const),
    ...theirs.items.map((item) => ['theirs', item] as const),
  ].map(([whose, item]) => sliceOf(merging, { side: whose, range: item.separator }));
  const last = list.items.at(-1);
  const isLines = list.separator === 'none' || gaps.some((gap) => /[\r\n]/.test(gap));
  return {
    newLine: merging.eol + (indent ?? ''),
    isLines,
    endsWithSeparator: last !== undefined && last.separator.end > last.separator.start,
    mark: list.separator === 'comma' ? ',' : (marks.find((mark) => mark !== '') ?? ';'),
  };
}

interface GapCase {
  readonly lists: Sides<OutlineList>;
  readonly entry: ListEntry;
  readonly before: ListEntry | undefined;
}

function gapText(merging: Merging, { lists, entry, before }: GapCase, layout: Layout): string {
  const { side, index } = entry;
  const list = lists[side];
  const slice = (whose: Side, range: Range): string => sliceOf(merging, { side: whose, range });
  if (!before) {
    const first = lists.ours.items.length > 0 ? 'ours' : 'theirs';
    return withEol(slice(first, gapBefore(lists[first], 0)), merging.eol);
  }
  if (side === 'ours' && index > 0) return slice('ours', gapBefore(list, index));
  const wanted = exampleGap(merging, lists, { entry, before });
  if (/[\r\n]/.test(wanted) !== layout.isLines) return layout.isLines ? layout.newLine : ' ';
  if (!layout.isLines) return wanted || ' ';
  return blankLines(wanted, merging.eol) + (side === 'ours' ? ownLine(merging, lists.ours) : layout.newLine);
}

// What begins a line of ours, for the item that was the first and is no longer.
function ownLine(merging: Merging, ours: OutlineList): string {
  const gap = sliceOf(merging, { side: 'ours', range: gapBefore(ours, 0) });
  const indent = ours.start === 0 || /[\r\n]/.test(gap) ? /[ \t]*$/.exec(gap)?.[0] : listIndent(merging, 'ours', ours);
  return merging.eol + (indent ?? '');
}

// A new item stands as behind its neighbour in theirs; what it displaced from the first place stands as behind it there.
function exampleGap(
  merging: Merging,
  { ours, theirs }: Sides<OutlineList>,
  { entry, before }: { readonly entry: ListEntry; readonly before: ListEntry },
): string {
  const there = entry.side === 'theirs' ? Math.max(1, entry.index) : before.index + 1;
  if (there < theirs.items.length) return sliceOf(merging, { side: 'theirs', range: gapBefore(theirs, there) });
  if (ours.items.length > 1) return sliceOf(merging, { side: 'ours', range: gapBefore(ours, 1) });
  return sliceOf(merging, { side: 'theirs', range: gapBefore(theirs, 0) });
}

function blankLines(gap: string, eol: string): string {
  const breaks = unixText(gap).split('\n').length - 1;
  return eol.repeat(Math.max(0, breaks - 1));
}

interface SeparatorCase {
  readonly entry: ListEntry;
  readonly next: ListEntry | undefined;
  readonly gap: string;
}

function separatorText({ ours }: Sides<OutlineList>, { entry, next, gap }: SeparatorCase, layout: Layout): string {
  const { separator } = entry;
  if (ours.separator === 'none') return separator;
  if (ours.separator === 'member') return separator === '' && next && !/[\r\n]/.test(gap) ? layout.mark : separator;
  if (next) return separator === '' ? layout.mark : separator;
  const isLastOfOurs = entry.side === 'ours' && entry.index === ours.items.length - 1;
  if (isLastOfOurs) return separator;
  return layout.endsWithSeparator ? layout.mark : '';
}

// A comment to the end of the line must not swallow what follows it.
function brokenLine(before: ListEntry | undefined, gap: string, newLine: string): string {
  const isOpen = before !== undefined && before.trail.replace(/\/\*[\s\S]*?\*\//g, '').includes('//');
  return isOpen && !/^[ \t]*[\r\n]/.test(gap) ? newLine + gap.trimStart() : gap;
}

function tailText(merging: Merging, { lists, path }: MergedList, layout: Layout): string {
  const ranges = { base: tailOf(lists.base), ours: tailOf(lists.ours), theirs: tailOf(lists.theirs) };
  const text = (side: Side): string => sliceOf(merging, { side, range: ranges[side] });
  const trimmed = (side: Side): string => unixText(text(side)).trim();
  const wasEmpty = lists.ours.items.length === 0;
  if (trimmed('theirs') === trimmed('base') || trimmed('theirs') === trimmed('ours'))
    return wasEmpty && trimmed('ours') === '' ? withEol(text('theirs'), merging.eol) : text('ours');
  if (trimmed('ours') === trimmed('base')) return withEol(text('theirs'), merging.eol);
  if (trimmed('base') === '' && layout.isLines)
    return text('ours').trimEnd() + layout.newLine + withEol(text('theirs').trimStart(), merging.eol);
  return (
    merging.mergePlain(ranges) ??
    settlePart(merging, { parts: ranges, path: [...path, path.length === 0 ? 'end of file' : 'end'] })
  );
}
