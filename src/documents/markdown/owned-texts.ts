import { findSections } from './find-sections.js';
import { readStructure } from './read-structure.js';

/** A text that was made from a contract: its marker and what is behind it. UTF-16 offsets; `end` is exclusive. */
export interface OwnedText {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Nobody changed it since. */
  readonly isPristine: boolean;
}

/** The marked texts of a document, in order; none in one that cannot be parsed. */
export function ownedTexts(text: string): readonly OwnedText[] {
  const structure = readStructure(text);
  if (!structure) return [];
  return findSections(structure).marked.map(({ marker, start, body, isPristine }) => {
    return { id: marker.id, start, end: body.end, isPristine };
  });
}
