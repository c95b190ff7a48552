import type { OutlineItem, OutlineList } from '../../text/index.js';
import { unixText } from './lines.js';
import type { ListEntry } from './list-entry.js';
import { mergeBothAdded, mergeItem, takeItem } from './merge-item.js';
import { sliceOf, type Merging, type Range, type Side, type Sides } from './merging.js';
import { pairReplaced } from './pair-replaced.js';
import { printList } from './print-list.js';
import { reindent } from './reindent.js';

const removedByTheirs = 'It is no longer wanted, but it was edited. Keep it as it is edited, or let it go.';
const removedByOurs = 'It was removed here, but what it should be has changed. Leave it out, or take the new one.';

/**
 * Merges a list by the keys of its items. Both sides may add, remove and change different items without conflict; the order
 * is that of ours, and what theirs adds comes behind what it follows there and behind what ours added at the same place.
 */
export function mergeList(merging: Merging, given: Sides<OutlineList>, path: readonly string[]): string {
  const lists = pairReplaced(merging, given);
  const listCase = { merging, lists, path, keys: keysOf(lists) };
  const entries = lists.ours.items.flatMap((item, index) => entryOfOurs(listCase, item, index));
  const added = lists.theirs.items.filter((item) => comesIn(listCase, item));
  for (const item of added) insert(listCase, entries, item);
  return printList(merging, { lists, entries, path });
}

interface ListCase {
  readonly merging: Merging;
  readonly lists: Sides<OutlineList>;
  readonly path: readonly string[];
  readonly keys: Sides<ReadonlyMap<string, OutlineItem>>;
}

function keysOf({ base, ours, theirs }: Sides<OutlineList>): Sides<ReadonlyMap<string, OutlineItem>> {
  const keys = (list: OutlineList): ReadonlyMap<string, OutlineItem> =>
    new Map(list.items.map((item) => [item.key, item]));
  return { base: keys(base), ours: keys(ours), theirs: keys(theirs) };
}

function entryOfOurs(listCase: ListCase, ours: OutlineItem, index: number): readonly ListEntry[] {
  const { merging, keys, path } = listCase;
  const [base, theirs] = [keys.base.get(ours.key), keys.theirs.get(ours.key)];
  const entry = { side: 'ours', item: ours, index, isOwn: !base && !theirs } as const;
  const inner = [...path, ours.label];
  const mergeLists = (lists: Sides<OutlineList>): string => mergeList(merging, lists, inner);
  if (base && theirs)
    return [{ ...entry, ...mergeItem(merging, { items: { base, ours, theirs }, path: inner }, mergeLists) }];
  if (theirs) return [{ ...entry, ...mergeBothAdded(merging, { ours, theirs, path: inner }, mergeLists) }];
  const kept = { ...entry, ...takeItem(merging, 'ours', ours) };
  if (!base) return [kept];
  if (isSameItem(merging, { side: 'ours', item: ours }, { side: 'base', item: base })) return [];
  const conflict = {
    node: inner.join(' > '),
    base: textOf(merging, 'base', base),
    ours: textOf(merging, 'ours', ours),
    theirs: '',
    hint: removedByTheirs,
  };
  return merging.settle(conflict) === 'ours' ? [kept] : [];
}

// Whether an item of theirs that ours does not have comes in.
function comesIn({ merging, keys, path }: ListCase, theirs: OutlineItem): boolean {
  if (keys.ours.has(theirs.key)) return false;
  const base = keys.base.get(theirs.key);
  if (!base) return true;
  if (isSameItem(merging, { side: 'theirs', item: theirs }, { side: 'base', item: base })) return false;
  const conflict = {
    node: [...path, theirs.label].join(' > '),
    base: textOf(merging, 'base', base),
    ours: '',
    theirs: textOf(merging, 'theirs', theirs),
    hint: removedByOurs,
  };
  return merging.settle(conflict) === 'theirs';
}

interface SidedItem {
  readonly side: Side;
  readonly item: OutlineItem;
}

function isSameItem(merging: Merging, one: SidedItem, other: SidedItem): boolean {
  const parts = ({ item }: SidedItem): readonly Range[] => [
    { start: item.start, end: item.separator.start },
    { start: item.separator.end, end: item.end },
  ];
  const others = parts(other);
  return parts(one).every((range, index) =>
    merging.isSame({ side: one.side, range }, { side: other.side, range: others[index] ?? range }),
  );
}

function textOf(merging: Merging, side: Side, range: Range): string {
  return unixText(sliceOf(merging, { side, range }));
}

function insert({ merging, lists }: ListCase, entries: ListEntry[], item: OutlineItem): void {
  const index = lists.theirs.items.indexOf(item);
  let position = positionBehind(entries, lists.theirs.items.slice(0, index));
  const isOwnKin = (entry: ListEntry | undefined): boolean => entry?.isOwn === true && entry.item.group === item.group;
  while (isOwnKin(entries[position])) position += 1;
  const texts = reindent(merging, { lists, taken: takeItem(merging, 'theirs', item) });
  entries.splice(position, 0, { side: 'theirs', item, index, isOwn: false, ...texts });
}

// Behind the nearest item in front that is still there; at the head when none is.
function positionBehind(entries: readonly ListEntry[], before: readonly OutlineItem[]): number {
  for (const { key } of [...before].reverse()) {
    const found = entries.findIndex((entry) => entry.item.key === key);
    if (found >= 0) return found + 1;
  }
  return 0;
}
