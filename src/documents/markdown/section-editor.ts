import type { SectionsEdit } from './edit-sections.js';
import type { WantedSection } from './judge-sections.js';
import type { OwnedText } from './owned-texts.js';

export type { SectionReport, SectionsEdit } from './edit-sections.js';
export type { SectionState, WantedSection } from './judge-sections.js';

/** Brings the sections of a Markdown text that are ours to what is wanted; see {@link SectionsEdit}. */
export type SectionEditor = (text: string, wanted: readonly WantedSection[]) => SectionsEdit;

export type { OwnedText } from './owned-texts.js';

/** Loads what tells our own texts in a document; none in one that cannot be parsed. */
export function loadOwnedTexts(): Promise<(text: string) => readonly OwnedText[]> {
  return import('./owned-texts.js').then(({ ownedTexts }) => ownedTexts);
}

/** Loads the Markdown parser on first use: commands that touch no document must not pay for it. */
export function loadSectionEditor(): Promise<SectionEditor> {
  return import('./edit-sections.js').then(({ editSections }) => editSections);
}
