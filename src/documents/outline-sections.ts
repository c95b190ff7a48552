import { fromMarkdown } from 'mdast-util-from-markdown';

import type { Outline, OutlineItem, OutlineList } from '../text/index.js';

/**
 * The sections of a Markdown text, each within that of the heading above it, known by the words of its heading. Front matter
 * and what stands before the first heading are sections too. What only looks like a heading (in a fence, in HTML, in a
 * quotation) is none. Every text has an outline.
 */
export function outlineSections(text: string): Outline {
  const matter = frontMatter.exec(text)?.[0].length ?? 0;
  const headings = headingsOf(text, matter);
  const bodyEnd = matter + text.slice(matter).trimEnd().length;
  const opening = openingSections(text, { matter, first: headings[0]?.start ?? bodyEnd });
  const sections = sectionsOf(text, headings, bodyEnd);
  const items = [...opening, ...sections];
  const list: OutlineList = { ...listOf(items, 0), end: items.at(-1)?.end ?? 0 };
  return { text, root: { start: 0, end: text.length, lists: [list] } };
}

const frontMatter = /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/;

interface FoundHeading {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly title: string;
}

function headingsOf(text: string, from: number): readonly FoundHeading[] {
  const body = text.slice(from);
  return fromMarkdown(body).children.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const title = body.slice(start, end).replace(/^[ \t]*#+|[ \t]#+[ \t]*$|\r?\n[ \t]*(?:=+|-+)[ \t]*$/g, '');
    return [{ start: from + start, end: from + end, depth: node.depth, title: title.replace(/\s+/g, ' ').trim() }];
  });
}

function openingSections(text: string, { matter, first }: { matter: number; first: number }): readonly OutlineItem[] {
  const ranges = [
    { label: 'front matter', ...trimmed(text, 0, matter) },
    { label: 'text before the first heading', ...trimmed(text, matter, first) },
  ];
  return ranges
    .filter(({ start, end }) => end > start)
    .map(({ label, start, end }) => itemOf({ label, start, end }, []));
}

function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  return { start: from, end: Math.max(from, start + slice.trimEnd().length) };
}

// Headings of one level are siblings; what comes deeper before the next of them is inside.
function sectionsOf(text: string, headings: readonly FoundHeading[], end: number): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  const seen = new Map<string, number>();
  for (let index = 0; index < headings.length;) {
    const heading = headings[index];
    if (!heading) break;
    const after = headings.findIndex((other, place) => place > index && other.depth <= heading.depth);
    const next = after < 0 ? headings.length : after;
    const inner = headings.slice(index + 1, next);
    const range = trimmed(text, heading.start, headings[next]?.start ?? end);
    const own = inner[0] ? trimmed(text, heading.start, inner[0].start).end : range.end;
    const twin = (seen.get(heading.title) ?? 0) + 1;
    seen.set(heading.title, twin);
    const label = `section "${heading.title}"${twin > 1 ? ` (${twin})` : ''}`;
    items.push(itemOf({ label, ...range }, [listOf(sectionsOf(text, inner, range.end), own, range.end)]));
    index = next;
  }
  return items;
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
