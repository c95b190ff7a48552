import { lineStart, type MarkdownSection } from './find-sections.js';
import type { JudgedSection } from './judge-sections.js';
import type { MarkdownStructure } from './markdown-structure.js';

/** Where a section is put in, and the level of its heading. */
export interface SectionPlace {
  /** The start of a line, or the end of the text. */
  readonly at: number;
  readonly depth: number;
}

/**
 * The place of an absent section in reading order: behind the nearest before it that is there, else before the first
 * after it, else at the end; at the level of that neighbour.
 */
export function placeSection(
  { text }: MarkdownStructure,
  sections: readonly MarkdownSection[],
  {
    judged,
    index,
    usualDepth,
  }: { readonly judged: readonly JudgedSection[]; readonly index: number; readonly usualDepth: number },
): SectionPlace {
  const sectionOf = (one: JudgedSection): readonly MarkdownSection[] =>
    one.section === undefined ? [] : sections.slice(one.section, one.section + 1);
  const before = judged.slice(0, index).flatMap(sectionOf).at(-1);
  const after = judged.slice(index + 1).flatMap(sectionOf);
  // Who calls the whole document like its first section has the others within it.
  const inside =
    before && after.find(({ heading }) => heading.start > before.heading.start && heading.start < before.end);
  const next = inside ?? (before ? undefined : after[0]);
  if (next) return { at: lineStart(text, next.heading.start), depth: next.heading.depth };
  if (!before) return { at: text.length, depth: usualDepth };
  return { at: before.end, depth: Math.max(before.heading.depth, isTitle(before, sections) ? 2 : 1) };
}

function isTitle({ heading }: MarkdownSection, sections: readonly MarkdownSection[]): boolean {
  return heading.depth === 1 && sections.filter((one) => one.heading.depth === 1).length === 1;
}
