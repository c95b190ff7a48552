import type { Outline, OutlineItem, OutlineList } from '../text/index.js';
import { parseBlocks, type MarkdownBlocks } from './markdown/parse-blocks.js';
import { outlineBlock } from './outline-block.js';

/**
 * The sections of a Markdown text, each within that of the heading above it, known by the words of its heading, with the
 * entries of its lists and the rows of its tables. Front matter and what stands before the first heading are sections too.
 * What only looks like a heading (in a fence, in HTML, in a quotation) is none. `undefined` when a text is too large, or nests deeper than anybody writes.
 */
export function outlineSections(text: string): Outline | undefined {
  const source = parseBlocks(text);
  if (!source) return undefined;
  const headings = headingsOf(source);
  const bodyEnd = Math.max(source.offset, text.trimEnd().length);
  const opening = openingSections(source, headings[0]?.start ?? bodyEnd);
  const items = [...opening, ...sectionsOf(source, headings, bodyEnd)];
  const list: OutlineList = { ...listOf(items, 0), end: items.at(-1)?.end ?? 0 };
  return { text, root: { start: 0, end: text.length, lists: [list] } };
}

interface FoundHeading {
  readonly start: number;
  readonly depth: number;
  readonly title: string;
}

function headingsOf({ text, offset, nodes }: MarkdownBlocks): readonly FoundHeading[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const source = text.slice(offset + start, offset + end);
    const title = source.replace(/^[ \t]*#+|[ \t]#+[ \t]*$|\r?\n[ \t]*(?:=+|-+)[ \t]*$/g, '');
    return [{ start: offset + start, depth: node.depth, title: title.replace(/\s+/g, ' ').trim() }];
  });
}

function openingSections(source: MarkdownBlocks, first: number): readonly OutlineItem[] {
  const matter = { label: 'front matter', ...trimmed(source.text, 0, source.offset) };
  const opening = { label: 'text before the first heading', ...trimmed(source.text, source.offset, first) };
  return [itemOf(matter, []), itemOf(opening, blocksIn(source, opening))].filter(({ start, end }) => end > start);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function trimmed(text: string, start: number, end: number): Stretch {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  return { start: from, end: Math.max(from, start + slice.trimEnd().length) };
}

// Headings of one level are siblings; what comes deeper before the next of them is inside.
function sectionsOf(source: MarkdownBlocks, headings: readonly FoundHeading[], end: number): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  const seen = new Map<string, number>();
  for (let index = 0; index < headings.length;) {
    const heading = headings[index];
    if (!heading) break;
    const after = headings.findIndex((other, place) => place > index && other.depth <= heading.depth);
    const next = after < 0 ? headings.length : after;
    const inner = headings.slice(index + 1, next);
    const range = trimmed(source.text, heading.start, headings[next]?.start ?? end);
    const own = inner[0] ? trimmed(source.text, heading.start, inner[0].start) : range;
    const twin = (seen.get(heading.title) ?? 0) + 1;
    seen.set(heading.title, twin);
    const label = `section "${heading.title}"${twin > 1 ? ` (${twin})` : ''}`;
    const sections = listOf(sectionsOf(source, inner, range.end), own.end, range.end);
    items.push(itemOf({ label, ...range }, [...blocksIn(source, own), sections]));
    index = next;
  }
  return items;
}

function blocksIn({ text, offset, nodes }: MarkdownBlocks, { start, end }: Stretch): readonly OutlineList[] {
  return nodes
    .filter(({ position }) => {
      const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
      return offset + from >= start && offset + to <= end;
    })
    .flatMap((node) => outlineBlock({ text, offset }, node, 0));
}

function listOf(items: readonly OutlineItem[], start: number, end = start): OutlineList {
  return { start, end, kind: 'sections', separator: 'none', items };
}

function itemOf(
  { label, start, end }: Pick<OutlineItem, 'label' | 'start' | 'end'>,
  lists: readonly OutlineList[],
): OutlineItem {
  const separator = { start: end, end };
  return { key: label, byText: false, label, group: '', start, end, coreStart: start, separator, lists };
}
