import type { DocumentPath } from '../../documents/index.js';
import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import { obligationAt, pathIn, type Listing } from './listing.js';
import { namedPaths } from './paths.js';

/** A part of the code that a contract names, with the file that declares it. */
export interface NamedSymbol {
  readonly at: DocumentPath;
  readonly name: string;
  readonly path: string;
  readonly signature?: string | undefined;
  readonly isPublic: boolean;
  readonly what: string;
}

/** The files that declare what a contract names, and the names, where both can be read as such. */
export function namedSymbols(
  listing: Listing,
  contract: FamilyContract,
  named: readonly NamedSymbol[],
): readonly Obligation[] {
  const paths = named.map(({ at, path: text, what }) => ({ at: [...at, 'path'], text, what }));
  const symbols = named.flatMap(({ at, name: text, path: place, signature, isPublic }): readonly Obligation[] => {
    const name = nameIn(text);
    const path = pathIn(place);
    if (name === undefined || path === undefined || !isSource(place)) return [];
    const stated = signature === undefined ? {} : { signature };
    const key = signature === undefined ? 'name' : 'signature';
    const demand = { form: 'symbol', path, name, isPublic, ...stated } as const;
    return [obligationAt(listing, contract, { path: [...at, key], demand })];
  });
  return [...namedPaths(listing, contract, paths), ...symbols];
}

// `memory_search()` names the function; a title is no name.
function nameIn(text: string): string | undefined {
  return /^`?([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)(?:\(\))?`?$/.exec(text.trim())?.[1];
}

// What holds data or prose declares nothing; a folder is no file.
function isSource(place: string): boolean {
  return (
    /\.[A-Za-z]\w*$/.test(place) &&
    !/\.(?:json[5c]?|ya?ml|toml|md|txt|sql|proto|graphql|csv|ini|xml|html)$/i.test(place)
  );
}
