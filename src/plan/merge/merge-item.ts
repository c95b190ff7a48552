import type { OutlineItem, OutlineList } from '../../text/index.js';
import { unixText, withEol } from './lines.js';
import { piecesOf, type ListEntry } from './list-entry.js';
import { mergeComments } from './merge-comments.js';
import { mergePart, settlePart, type MergeLists } from './merge-part.js';
import { sliceOf, type Merging, type Range, type Side, type Sides } from './merging.js';

/** The text of an item around its separator. */
export type ItemText = Pick<ListEntry, 'body' | 'separator' | 'trail'>;

/** An item that all three have, and how it is called from the top of the file on. */
export interface ItemCase {
  readonly items: Sides<OutlineItem>;
  readonly path: readonly string[];
}

/** Merges an item: the comments in front, the item itself and the comment behind, each on its own. */
export function mergeItem(merging: Merging, { items, path }: ItemCase, mergeLists: MergeLists): ItemText {
  const pieces = { base: piecesOf(items.base), ours: piecesOf(items.ours), theirs: piecesOf(items.theirs) };
  const side = (name: 'lead' | 'core' | 'trail'): Sides<Range> => ({
    base: pieces.base[name],
    ours: pieces.ours[name],
    theirs: pieces.theirs[name],
  });
  const lead = mergeTrivia(merging, { ranges: side('lead'), indent: indentOf(merging, items.ours), path });
  const cores = side('core');
  const parts = {
    base: { ...cores.base, lists: items.base.lists },
    ours: { ...cores.ours, lists: items.ours.lists },
    theirs: { ...cores.theirs, lists: items.theirs.lists },
  };
  const core = mergePart(merging, { parts, path }, mergeLists);
  const trail = mergeTrivia(merging, { ranges: side('trail'), path });
  return { body: lead + core, separator: separatorOf(merging, 'ours', items.ours), trail };
}

interface TriviaCase {
  readonly ranges: Sides<Range>;
  /** Of the item, when several comments may stand in front of it; absent behind it, where one line has room for one. */
  readonly indent?: string;
  readonly path: readonly string[];
}

function mergeTrivia(merging: Merging, { ranges, indent, path }: TriviaCase): string {
  const text = (side: Side): string => unixText(sliceOf(merging, { side, range: ranges[side] }));
  const trimmed = (side: Side): string => text(side).trim();
  if (trimmed('theirs') === trimmed('base') || trimmed('theirs') === trimmed('ours'))
    return sliceOf(merging, { side: 'ours', range: ranges.ours });
  if (text('ours') === text('base')) return withEol(text('theirs'), merging.eol);
  const merged = indent === undefined ? undefined : mergeComments(merging, ranges, indent);
  return merged ?? settlePart(merging, { parts: ranges, path: [...path, 'comment'] });
}

function indentOf(merging: Merging, item: OutlineItem): string {
  return /(?:^|[\r\n])([ \t]*)$/.exec(merging.outlines.ours.text.slice(0, item.start))?.[1] ?? '';
}

/** An item as one side has it; what comes from theirs gets the line ends of ours. */
export function takeItem(merging: Merging, side: 'ours' | 'theirs', item: OutlineItem): ItemText {
  const text = (range: Range): string => {
    const slice = sliceOf(merging, { side, range });
    return side === 'ours' ? slice : withEol(slice, merging.eol);
  };
  const { lead, core, trail } = piecesOf(item);
  return { body: text(lead) + text(core), separator: separatorOf(merging, side, item), trail: text(trail) };
}

function separatorOf(merging: Merging, side: Side, { separator }: OutlineItem): string {
  return sliceOf(merging, { side, range: separator });
}

/** An item that both sides added under one key, and how it is called. */
export interface TwinCase {
  readonly ours: OutlineItem;
  readonly theirs: OutlineItem;
  readonly path: readonly string[];
}

/** Merges an item that both sides added: once when it is the same, with the items of both when only its lists differ. */
export function mergeBothAdded(merging: Merging, { ours, theirs, path }: TwinCase, mergeLists: MergeLists): ItemText {
  const same = (range: Range, other: Range): boolean =>
    merging.isSame({ side: 'ours', range }, { side: 'theirs', range: other });
  const [own, other] = [piecesOf(ours), piecesOf(theirs)];
  const taken = takeItem(merging, 'ours', ours);
  if (same(own.core, other.core)) return taken;
  const gaps = [...ours.lists.keys(), ours.lists.length].map(
    (index) => [gapAt(ours, index), gapAt(theirs, index)] as const,
  );
  const kinds = (item: OutlineItem): string => item.lists.map(({ kind }) => kind).join();
  if (ours.lists.length > 0 && kinds(ours) === kinds(theirs) && gaps.every(([mine, yours]) => same(mine, yours))) {
    const text = gaps.map(([gap], index) => {
      const [mine, yours] = [ours.lists[index], theirs.lists[index]];
      const slice = sliceOf(merging, { side: 'ours', range: gap });
      return mine && yours ? slice + mergeLists({ base: emptyOf(mine), ours: mine, theirs: yours }, path) : slice;
    });
    return { ...taken, body: sliceOf(merging, { side: 'ours', range: own.lead }) + text.join('') };
  }
  const nothing = { start: 0, end: 0 };
  const core = settlePart(merging, { parts: { base: nothing, ours: own.core, theirs: other.core }, path });
  return { ...taken, body: sliceOf(merging, { side: 'ours', range: own.lead }) + core };
}

function gapAt({ lists, ...item }: OutlineItem, index: number): Range {
  const { core } = piecesOf({ lists, ...item });
  return { start: lists[index - 1]?.end ?? core.start, end: lists[index]?.start ?? core.end };
}

function emptyOf(list: OutlineList): OutlineList {
  return { ...list, start: 0, end: 0, items: [] };
}
