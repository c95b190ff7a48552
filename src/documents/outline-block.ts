import type { OutlineItem, OutlineList } from '../text/index.js';
import type { MarkdownNode } from './markdown/parse-blocks.js';

/** A text, and where in it the part begins that was parsed. */
export interface MarkdownSource {
  readonly text: string;
  readonly offset: number;
}

// Deeper than anybody indents a list.
const deepest = 20;

/** The entries of a list, known by their text, or the rows of a table, known by their first cell; nothing for other blocks. */
export function outlineBlock(source: MarkdownSource, node: MarkdownNode, depth: number): readonly OutlineList[] {
  if (depth > deepest) return [];
  if (node.type === 'paragraph') return outlineTable(source, placeOf(source, node));
  if (node.type !== 'list') return [];
  const items = node.children.map((entry) => {
    const { start, end } = placeOf(source, entry);
    const text = source.text.slice(start, end).replace(/^(?:[-*+]|\d{1,9}[.)])/, '');
    const lists = entry.children.flatMap((child) => outlineBlock(source, child, depth + 1));
    return itemOf({ kind: 'entry', name: folded(text), byText: true }, { start, end }, lists);
  });
  return listOf(`list in ${node.ordered === true ? 'order' : 'points'}`, items);
}

function placeOf({ offset, text }: MarkdownSource, node: Pick<MarkdownNode, 'position'>): Place {
  const start = offset + (node.position?.start.offset ?? 0);
  const end = offset + (node.position?.end.offset ?? 0);
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

// The parser knows no tables: a paragraph is one when all its lines begin with a bar and the second holds only dashes.
function outlineTable({ text }: MarkdownSource, { start, end }: Place): readonly OutlineList[] {
  const lines = [...text.slice(start, end).matchAll(/[^\r\n]+/g)];
  const delimiter = lines[1]?.[0] ?? '';
  if (!/^\|?[ \t:|-]*-[ \t:|-]*$/.test(delimiter) || !lines.every(([line]) => line.startsWith('|'))) return [];
  const items = lines.slice(2).map(({ 0: line, index }) => {
    const cell = /^\|((?:\\.|[^\\|])*)/.exec(line)?.[1] ?? '';
    const row = { start: start + index, end: start + index + line.trimEnd().length };
    return itemOf({ kind: 'row', name: folded(cell), byText: false }, row, []);
  });
  const headEnd = start + (lines[1]?.index ?? 0) + delimiter.length;
  return [
    { kind: 'table', separator: 'none', start: headEnd, end: items.at(-1)?.end ?? headEnd, items: numbered(items) },
  ];
}

function listOf(kind: string, items: readonly OutlineItem[]): readonly OutlineList[] {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  return [{ kind, separator: 'none', start: first.start, end: last.end, items: numbered(items) }];
}

function numbered(items: readonly OutlineItem[]): readonly OutlineItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const twin = (seen.get(item.key) ?? 0) + 1;
    seen.set(item.key, twin);
    return twin > 1 ? { ...item, key: `${item.key}#${twin}`, label: `${item.label} (${twin})` } : item;
  });
}

function itemOf(
  { kind, name, byText }: { readonly kind: string; readonly name: string; readonly byText: boolean },
  { start, end }: Place,
  lists: readonly OutlineList[],
): OutlineItem {
  const label = `${kind} \`${name.length > 60 ? `${name.slice(0, 57)}...` : name}\``;
  const separator = { start: end, end };
  return { key: `${kind} ${name}`, byText, label, group: '', start, end, coreStart: start, separator, lists };
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
