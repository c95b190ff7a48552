import type { Diagnostic } from '../../diagnostics/index.js';
import type { DocumentPath, YamlDocument } from '../../documents/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { familyDiagnostics } from './diagnostics.js';
import { placeText } from './place-text.js';

/** A list whose items have an identifier. */
export interface IdentifiedList {
  readonly document: YamlDocument;
  /** Way to the list. */
  readonly path: DocumentPath;
  /** The identifiers in order, one per item. */
  readonly ids: readonly string[];
  /** Key of the identifier; absent where the items are the identifiers. */
  readonly key?: string;
  /** What an item is, in words. */
  readonly what: string;
}

// Nobody reads more of one list; a hostile one could have a hundred thousand.
const mostTold = 50;

/** Tells each item whose identifier an earlier item has. */
export function checkIds({ document, path, ids, key, what }: IdentifiedList): readonly Diagnostic[] {
  const first = new Map<string, number>();
  let told = 0;
  const at = (index: number): DocumentPath => [...path, index, ...(key === undefined ? [] : [key])];
  return ids.flatMap((id, index) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    told += 1;
    if (told > mostTold) return [];
    const parameters = { what, id, first: placeText(document, at(earlier)) };
    return [familyDiagnostics.create('duplicate-id', parameters, occurrenceAt(document, at(index)))];
  });
}
