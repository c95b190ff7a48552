import type { TextEdit } from '../../text/index.js';
import type { ModuleStyle } from '../detect-style.js';
import type { ItemInsertion } from '../insert-items.js';
import type { ParsedModule } from '../parsed-module.js';
import { endOfLine, hasNewline, isFirstOnLine, lineIndent, readTrivia } from '../trivia.js';
import { receiverOf } from './call-chain.js';
import type { ChainSlot } from './slot.js';

/** The edits that write links into a chain, on lines of their own where its neighbours stand on such. */
export function insertLinks(
  module: ParsedModule,
  slot: ChainSlot,
  { insertions, style }: { readonly insertions: readonly ItemInsertion[]; readonly style: ModuleStyle },
): readonly TextEdit[] {
  const groups = new Map<number, ItemInsertion[]>();
  for (const one of insertions) groups.set(one.after, [...(groups.get(one.after) ?? []), one]);
  return [...groups].map(([after, group]) => {
    const end = endOfPlace(module, slot, after);
    const indent = indentOf(module, slot);
    const offset = indent === undefined ? end : endOfLine(module.text, end);
    const lead = indent === undefined ? '.' : `${style.eol}${indent}.`;
    return { start: offset, end: offset, text: group.map((one) => lead + one.render(indent ?? '')).join('') };
  });
}

// Below the link with this index, or what the first link is called on; below the whole chain when it has no such link.
function endOfPlace(module: ParsedModule, { items, node }: ChainSlot, after: number): number {
  const item = items[after];
  if (item) return item.end;
  const [first] = items;
  return first ? receiverOf(module, first).end : node.end;
}

/** The indentation of links on lines of their own; `undefined` when they follow each other on one line. */
function indentOf(module: ParsedModule, { items, links }: ChainSlot): string | undefined {
  const dots = (items.length > 0 ? items : links).flatMap((link) => {
    const { end } = receiverOf(module, link);
    const trivia = readTrivia(module.text, end, link.end);
    const dot = module.text.indexOf('.', trivia.at(-1)?.end ?? end);
    return [{ dot, isOwnLine: hasNewline(trivia) && isFirstOnLine(module.text, dot) }];
  });
  const own = dots.find(({ isOwnLine }) => isOwnLine);
  return own && lineIndent(module.text, own.dot);
}
