import type { Occurrence } from '../diagnostics/index.js';
import type { DocumentPath, YamlDocument } from '../documents/index.js';
import { valueAt } from '../documents/index.js';
import { occurrenceAt } from './contracts/decoded.js';
import { placeText } from './family/place-text.js';

/** A Module-Spec as it is written, for those who name its lines. */
export interface SpecText {
  /** Where something is said, or would be: `file:line`, in code marks. */
  readonly place: (...path: DocumentPath) => string;
  readonly occurrence: (...path: DocumentPath) => Occurrence;
  /** The texts and numbers of a list, as texts; none where there is no list. */
  readonly list: (...path: DocumentPath) => readonly string[];
}

/** Reads places and lists of the document of a spec. */
export function createSpecText(document: YamlDocument): SpecText {
  return {
    place: (...path) => placeText(document, path),
    occurrence: (...path) => occurrenceAt(document, path),
    list: (...path) => {
      const found: unknown = valueAt(document.value, path);
      return Array.isArray(found) ? found.filter(isPlain).map(String) : [];
    },
  };
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
