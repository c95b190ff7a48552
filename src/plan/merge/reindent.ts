import type { OutlineList } from '../../text/index.js';
import type { ItemText } from './merge-item.js';
import { sliceOf, type Merging, type Sides } from './merging.js';
import { gapBefore } from './list-entry.js';

/** An item of theirs on its way into the list of ours. */
export interface Newcomer {
  readonly lists: Sides<OutlineList>;
  readonly taken: ItemText;
}

/** The item with its lines indented as the items of ours are. Text with template literals stays: their lines are no layout. */
export function reindent(merging: Merging, { lists, taken }: Newcomer): ItemText {
  const [from, to] = [listIndent(merging, 'theirs', lists.theirs), listIndent(merging, 'ours', lists.ours)];
  if (from === undefined || to === undefined || from === to || taken.body.includes('`')) return taken;
  return {
    ...taken,
    body: taken.body.replace(
      /(\r\n|\n|\r)([ \t]*)(?=[^\s])/g,
      (_, eol: string, white: string) => `${eol}${indented(white, from, to)}`,
    ),
  };
}

function indented(white: string, from: string, to: string): string {
  return white.startsWith(from) ? to + white.slice(from.length) : white;
}

/** The white space that most items of a list begin their lines with; `undefined` when none begins a line. */
export function listIndent(merging: Merging, side: 'ours' | 'theirs', list: OutlineList): string | undefined {
  const counts = new Map<string, number>();
  for (const index of list.items.keys()) {
    const gap = sliceOf(merging, { side, range: gapBefore(list, index) });
    const indent = /[\r\n]([ \t]*)$/.exec(gap)?.[1];
    if (indent !== undefined) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0];
}
