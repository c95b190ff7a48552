import type { OutlineItem, OutlineList } from '../../text/index.js';
import type { Range } from './merging.js';

/** An item of the merged list: whose place and white space it has, and its text without the separator. */
export interface ListEntry {
  readonly side: 'ours' | 'theirs';
  readonly item: OutlineItem;
  /** Its place in the list of its side. */
  readonly index: number;
  /** Ours alone has it. */
  readonly isOwn: boolean;
  /** Up to where the separator stands, or would. */
  readonly body: string;
  readonly separator: string;
  /** The comment behind the separator. */
  readonly trail: string;
}

/** The three pieces of an item around its separator. */
export function piecesOf(item: OutlineItem): { readonly lead: Range; readonly core: Range; readonly trail: Range } {
  return {
    lead: { start: item.start, end: item.coreStart },
    core: { start: item.coreStart, end: item.separator.start },
    trail: { start: item.separator.end, end: item.end },
  };
}

/** The white space in front of an item. */
export function gapBefore(list: OutlineList, index: number): Range {
  return { start: list.items[index - 1]?.end ?? list.start, end: list.items[index]?.start ?? list.end };
}

/** What stands behind the last item; in an empty list everything. */
export function tailOf(list: OutlineList): Range {
  return { start: list.items.at(-1)?.end ?? list.start, end: list.end };
}
