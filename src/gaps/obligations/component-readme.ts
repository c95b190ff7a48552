import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import type { Listing } from './listing.js';
import { namedSymbols } from './symbols.js';

/** A component: the functions and classes that it offers, where they are declared and with which signature. */
export function ofComponentReadme(
  listing: Listing,
  contract: FamilyContract<'component-readme'>,
): readonly Obligation[] {
  const { functions = [], classes = [] } = contract.value.public_apis ?? {};
  const what = (name: string): string => `where \`${name}\` is`;
  return namedSymbols(listing, contract, [
    ...functions.map(({ name, path, signature }, index) => ({
      at: ['public_apis', 'functions', index],
      name,
      path,
      signature,
      isPublic: true,
      what: what(name),
    })),
    ...classes.map(({ name, path }, index) => ({
      at: ['public_apis', 'classes', index],
      name,
      path,
      isPublic: true,
      what: what(name),
    })),
  ]);
}
