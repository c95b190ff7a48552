import type { DocumentPath } from '../../documents/index.js';
import type { FamilyContract } from '../../model/index.js';
import type { RelPath } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { obligationAt, type Listing } from './listing.js';

/** Variables of the environment that a contract names. */
export interface NamedVariables {
  readonly at: DocumentPath;
  readonly names: readonly string[];
  /** Folder that needs them; the whole repository where there is none. */
  readonly folder?: RelPath;
}

/** An example of an env file, and that it mentions each variable. */
export function namedVariables(
  listing: Listing,
  contract: FamilyContract,
  { at, names, folder }: NamedVariables,
): readonly Obligation[] {
  const within = folder === undefined ? {} : { folder };
  const variables = names.flatMap((text, index) => {
    const name = variableIn(text);
    if (name === undefined) return [];
    const demand = { form: 'variable', name, ...within } as const;
    return [obligationAt(listing, contract, { path: [...at, index], demand })];
  });
  if (variables.length === 0) return [];
  return [obligationAt(listing, contract, { path: at, demand: { form: 'env-example', ...within } }), ...variables];
}

// `DATABASE_URL: where the data is` names the variable in front.
function variableIn(text: string): string | undefined {
  return /^[`$]*([A-Za-z_][A-Za-z0-9_]*)(?=$|[`:=\s])/.exec(text.trim())?.[1];
}
