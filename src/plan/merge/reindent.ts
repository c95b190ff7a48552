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

/** The white space that the items of a list begin their lines with; `undefined` when none begins a line. */
export function listIndent(merging: Merging, side: 'ours' | 'theirs', list: OutlineList): string | undefined {
  for (const index of list.items.keys()) {
    const gap = sliceOf(merging, { side, range: gapBefore(list, index) });
    const indent = /[\r\n]([ \t]*)$/.exec(gap)?.[1];
    if (indent !== undefined) return indent;
  }
  return undefined;
}
