import type { TextEdit } from '../../text/index.js';
import { lineStart, type DocumentSections, type MarkdownSection, type MarkedText } from './find-sections.js';
import type { MarkdownStructure } from './markdown-structure.js';

/** A marked text that nobody wants any more, with the whole section around it where nothing in that is a person's. */
export interface UnwantedText {
  readonly marked: MarkedText;
  readonly section?: MarkdownSection;
}

/** The marked texts that are none of these ids. A section goes only as it came: heading, marker, and the text as it was made. */
export function findUnwanted(
  { text }: MarkdownStructure,
  { sections, marked }: DocumentSections,
  known: ReadonlySet<string>,
): readonly UnwantedText[] {
  const unwanted = marked.filter(({ marker }) => !known.has(marker.id));
  return unwanted.map((one): UnwantedText => {
    const section = one.section === undefined ? undefined : sections[one.section];
    if (!section || !one.isPristine) return { marked: one };
    const around = text.slice(section.heading.end, one.start) + text.slice(one.body.end, section.end);
    return around.trim() === '' ? { marked: one, section } : { marked: one };
  });
}

/** Takes a section out: the blank lines behind it go with it, at the end of a text those in front of it. */
export function removalOf({ text }: MarkdownStructure, { heading, end }: MarkdownSection): TextEdit {
  const start = lineStart(text, heading.start);
  if (end < text.length) return { start, end, text: '' };
  const above = text.slice(0, start).trimEnd().length;
  const lineEnd = /^(?:\r\n|\r|\n)?/.exec(text.slice(above))?.[0].length ?? 0;
  const isEnded = /[\r\n]$/.test(text);
  return { start: above === 0 ? start : Math.min(start, above + (isEnded ? lineEnd : 0)), end, text: '' };
}
