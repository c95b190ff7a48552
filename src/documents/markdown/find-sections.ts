import type { MarkdownBlock, MarkdownHeading, MarkdownStructure } from './markdown-structure.js';
import { bodyDigest, type SectionMarker } from './section-marker.js';

/** A heading with what stands below it. Offsets in the text; ends are exclusive and may reach over blank lines. */
export interface MarkdownSection {
  readonly heading: MarkdownHeading;
  /** Where the next heading of the same level or a higher one starts. */
  readonly end: number;
}

/** A marker and the text behind it, up to the next heading. */
export interface MarkedText {
  readonly marker: SectionMarker;
  readonly start: number;
  readonly end: number;
  /** The section that it stands in, as an index; absent before the first heading. */
  readonly section?: number;
  /** The text that was generated, while nobody changed it; else everything up to the next heading. */
  readonly body: { readonly start: number; readonly end: number };
  readonly isPristine: boolean;
}

/** What of a document can be somebody's section. */
export interface DocumentSections {
  readonly sections: readonly MarkdownSection[];
  readonly marked: readonly MarkedText[];
}

/** Finds every section and every marked text. */
export function findSections(structure: MarkdownStructure): DocumentSections {
  const { blocks, text } = structure;
  const marked: MarkedText[] = [];
  let section = -1;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') section += 1;
    if (block.kind !== 'marker') continue;
    const { marker, start, end } = block;
    const place = section < 0 ? {} : { section };
    marked.push({ marker, start, end, ...place, ...bodyBehind(text, marker, blocks.slice(index, index + mostBlocks)) });
  }
  return { sections: sectionsOf(structure), marked };
}

// More than any template makes. What stands behind so many blocks is not looked at, and the text counts as edited.
const mostBlocks = 300;

// People may write below what we wrote: of the blocks behind the marker ours are the first, as many as the digest says.
function bodyBehind(
  text: string,
  { digest }: SectionMarker,
  [marker, ...blocks]: readonly MarkdownBlock[],
): Pick<MarkedText, 'body' | 'isPristine'> {
  const stop = blocks.findIndex(({ kind }) => kind !== 'other');
  const own = stop < 0 ? blocks : blocks.slice(0, stop);
  const behind = marker?.end ?? 0;
  const start = own[0]?.start ?? behind;
  for (const { end } of [...own].reverse())
    if (bodyDigest(text.slice(start, end)) === digest) return { body: { start, end }, isPristine: true };
  return { body: { start, end: own.at(-1)?.end ?? behind }, isPristine: false };
}

// Linear: the sections that are open, innermost last.
function sectionsOf({ blocks, text }: MarkdownStructure): readonly MarkdownSection[] {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const ends = headings.map(() => text.length);
  const open: number[] = [];
  for (const [index, heading] of headings.entries()) {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      if ((headings[last]?.depth ?? 0) < heading.depth) break;
      ends[last] = lineStart(text, heading.start);
      open.pop();
    }
    open.push(index);
  }
  return headings.map((heading, index) => ({ heading, end: ends[index] ?? text.length }));
}

/** Where the line of an offset begins, behind a byte order mark. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}
