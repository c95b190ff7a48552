import type { DocumentPath } from '../../documents/index.js';
import type { FamilyContract } from '../../model/index.js';
import type { RelPath } from '../../text/index.js';
import type { FileDemand, Obligation } from '../obligation.js';
import { allowedAt, obligationAt, pathIn, type Listing } from './listing.js';

/** A path that a contract names. */
export interface NamedPath {
  readonly at: DocumentPath;
  readonly text: string;
  /** What it is to the contract: `a key component`. */
  readonly what: string;
  /** Folder that it is relative to; the root where there is none. */
  readonly folder?: RelPath;
  /** What may stand there, where the text does not tell it. */
  readonly allows?: FileDemand['allows'] | 'file';
  readonly or?: readonly RelPath[];
}

/** What a contract names has to be there; what is no path by its form (an address, a pattern) is left alone. */
export function namedPaths(
  listing: Listing,
  contract: FamilyContract,
  named: readonly NamedPath[],
): readonly Obligation<FileDemand>[] {
  return named.flatMap(({ at, text, what, folder, allows, or }) => {
    const path = pathIn(text, folder);
    if (path === undefined) return [];
    const allowed = allows === undefined ? allowedAt(text) : allows === 'file' ? {} : { allows };
    const demand: FileDemand = { form: 'file', kind: 'missing_file', what, path, ...allowed, ...(or ? { or } : {}) };
    return [obligationAt(listing, contract, { path: at, demand })];
  });
}
