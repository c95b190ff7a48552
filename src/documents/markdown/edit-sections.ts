import { applyEdits, type TextEdit } from '../../text/index.js';
import { styleOf, type DocumentStyle } from './document-style.js';
import { findSections, type DocumentSections } from './find-sections.js';
import { judgeSections, type JudgedSection, type SectionState, type WantedSection } from './judge-sections.js';
import type { MarkdownStructure } from './markdown-structure.js';
import { placeSection } from './place-section.js';
import { findUnwanted, removalOf } from './remove-sections.js';
import { readStructure } from './read-structure.js';
import { bodyDigest, formatMarker } from './section-marker.js';
import { keepsForeign } from './keeps-foreign.js';

/** How a wanted section stood in the text as it was. */
export interface SectionReport {
  readonly id: string;
  readonly state: SectionState;
  /** Where its heading, else its marker, starts; absent where there is none. */
  readonly start?: number;
}

/** A text with the wanted sections in it, or why it was left alone. */
export type SectionsEdit =
  | {
      readonly text: string;
      readonly sections: readonly SectionReport[];
      /** Sections that nobody wanted any more, as they were made: they are gone. */
      readonly removed: readonly string[];
      /** Marked sections that nobody wants any more, but in which a person wrote. */
      readonly unwanted: readonly { readonly id: string; readonly start: number }[];
    }
  | { readonly problem: string };

/**
 * Puts sections that are absent in, replaces those that nobody edited, and takes out those of them that nobody wants. Everything else stays byte for byte; where that
 * cannot be shown of the result, nothing is changed and the problem told.
 */
export function editSections(text: string, wanted: readonly WantedSection[]): SectionsEdit {
  const structure = readStructure(text);
  if (!structure) return { problem: 'it is too large or nests too deep to be read safely' };
  const found = findSections(structure);
  const judged = judgeSections(found, wanted);
  const unwanted = findUnwanted(structure, found, new Set(wanted.map(({ id }) => id)));
  const removed = unwanted.flatMap(({ section, marked }) => (section ? [{ section, marked }] : []));
  const removals = removed.map(({ section }) => removalOf(structure, section));
  const edits = [...replacements(structure, judged), ...removals, ...insertions(structure, found, judged)];
  const edited = edits.length === 0 ? text : applyEdits(text, edits);
  if (typeof edited !== 'string') return { problem: 'two of its sections lie over each other' };
  if (edits.length > 0 && !keepsForeign({ structure, judged, removed: removed.map(({ marked }) => marked) }, edited))
    return { problem: 'something open in it (a fence, a comment) would swallow a section' };
  return {
    text: edited,
    sections: judged.map((one) => reportOf(found, one)),
    removed: removed.map(({ marked }) => marked.marker.id),
    unwanted: unwanted.flatMap(({ section, marked: { marker, start } }) => (section ? [] : [{ id: marker.id, start }])),
  };
}

function reportOf({ sections }: DocumentSections, { wanted, state, section, marked }: JudgedSection): SectionReport {
  const start = (section === undefined ? undefined : sections[section]?.heading.start) ?? marked?.start;
  return { id: wanted.id, state, ...(start === undefined ? {} : { start }) };
}

function replacements(structure: MarkdownStructure, judged: readonly JudgedSection[]): readonly TextEdit[] {
  const { eol } = styleOf(structure);
  return judged.flatMap(({ wanted, state, marked }) => {
    if (state !== 'outdated' || !marked) return [];
    const marker = formatMarker({ id: wanted.id, digest: bodyDigest(wanted.body) });
    return [
      { start: marked.start, end: marked.end, text: marker },
      { ...marked.body, text: withEol(wanted.body, eol) },
    ];
  });
}

function insertions(
  structure: MarkdownStructure,
  { sections }: DocumentSections,
  judged: readonly JudgedSection[],
): readonly TextEdit[] {
  const style = styleOf(structure);
  const groups = new Map<number, string[]>();
  for (const [index, { wanted, state }] of judged.entries()) {
    if (state !== 'absent') continue;
    const { at, depth } = placeSection(structure, sections, { judged, index, usualDepth: style.depth });
    groups.set(at, [...(groups.get(at) ?? []), sectionText(wanted, depth, style)]);
  }
  return [...groups].map(([at, texts]) => ({ start: at, end: at, text: spaced(structure.text, at, { texts, style }) }));
}

function sectionText({ id, heading, body }: WantedSection, depth: number, style: DocumentStyle): string {
  const { eol, behind } = style;
  const marker = formatMarker({ id, digest: bodyDigest(body) });
  const blank = Array.from({ length: behind }, () => '');
  return [...headingLines(heading, depth, style), ...blank, marker, '', withEol(body, eol)].join(eol);
}

// Behind a sign, a line above another is not always read as a heading.
function headingLines(heading: string, depth: number, { isUnderlined }: DocumentStyle): readonly string[] {
  if (!isUnderlined || depth > 2 || !/^\p{L}/u.test(heading)) return [`${'#'.repeat(depth)} ${heading}`];
  return [heading, (depth === 1 ? '=' : '-').repeat(Math.max(3, heading.length))];
}

// At the end of a text that ends without a line end, so does what is put in.
function spaced(
  text: string,
  at: number,
  { texts, style: { eol, before } }: { readonly texts: readonly string[]; readonly style: DocumentStyle },
): string {
  const gap = eol.repeat(Math.max(before, 1));
  const inner = texts.join(eol + gap);
  const lead = leadAt(text, at, { eol, gap });
  if (at < text.length) return `${lead}${inner}${eol}${gap}`;
  return `${lead}${inner}${text === '' || /[\r\n]$/.test(text) ? eol : ''}`;
}

function leadAt(text: string, at: number, { eol, gap }: { readonly eol: string; readonly gap: string }): string {
  const above = text.slice(0, at).replace(/^\ufeff/, '');
  if (above.trim() === '') return '';
  if (!/[\r\n]$/.test(above)) return eol + gap;
  const blank = /(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r(?!\n)|\n)$/.test(above);
  return blank ? '' : gap;
}

function withEol(text: string, eol: string): string {
  return eol === '\n' ? text : text.replaceAll('\n', eol);
}
