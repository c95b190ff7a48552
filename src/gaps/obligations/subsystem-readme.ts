import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import { folderOf } from './documents.js';
import type { Listing } from './listing.js';
import { namedPaths } from './paths.js';
import { namedSymbols } from './symbols.js';
import { namedVariables } from './variables.js';

/** A subsystem: what lies in its folder, its configuration, and the parts that it offers or keeps to itself. */
export function ofSubsystemReadme(
  listing: Listing,
  contract: FamilyContract<'subsystem-readme'>,
): readonly Obligation[] {
  const { directory_layout: layout, configuration, key_components: parts, data_and_contracts: data } = contract.value;
  const folder = folderOf(contract);
  const within = folder === undefined ? {} : { folder };
  const symbolsAt = (
    way: readonly string[],
    named: readonly { readonly name: string; readonly path: string }[] = [],
    isPublic = false,
  ): readonly Obligation[] =>
    namedSymbols(
      listing,
      contract,
      named.map(({ name, path }, index) => ({
        at: [...way, index],
        name,
        path,
        isPublic,
        what: `where \`${name}\` is`,
      })),
    );
  return [
    ...namedPaths(listing, contract, [
      ...(layout?.entries ?? []).map(({ path: text }, index) => ({
        at: ['directory_layout', 'entries', index, 'path'],
        text,
        what: 'a part of the folder',
        ...within,
      })),
      ...(configuration?.config_files ?? []).map((text, index) => ({
        at: ['configuration', 'config_files', index],
        text,
        what: 'a configuration file',
        allows: 'file' as const,
      })),
    ]),
    ...symbolsAt(['key_components', 'public_apis'], parts?.public_apis, true),
    ...symbolsAt(['key_components', 'internal_helpers'], parts?.internal_helpers),
    ...symbolsAt(['data_and_contracts', 'schemas'], data?.schemas),
    ...namedVariables(listing, contract, {
      at: ['configuration', 'env_vars'],
      names: configuration?.env_vars ?? [],
      ...within,
    }),
  ];
}
