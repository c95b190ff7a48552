import type { FamilyContract } from '../../model/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../../text/index.js';

/** A symbol that a contract of a document names. */
export interface NamedSymbol {
  readonly name: string;
  readonly path: string;
  readonly role: string;
  readonly signature?: string;
}

/** The symbols that a contract names, by the list of the view that shows them. */
export interface NamedSymbols {
  readonly functions: readonly NamedSymbol[];
  readonly classes: readonly NamedSymbol[];
  readonly components: readonly NamedSymbol[];
  readonly helpers: readonly NamedSymbol[];
  readonly schemas: readonly NamedSymbol[];
}

const none: NamedSymbols = { functions: [], classes: [], components: [], helpers: [], schemas: [] };

/** The symbols that a contract names; none for a kind that names none. */
export function namedSymbols(contract: FamilyContract): NamedSymbols {
  if (isOf(contract, 'component-readme')) {
    const { functions = [], classes = [] } = contract.value.public_apis ?? {};
    return { ...none, functions, classes };
  }
  if (!isOf(contract, 'subsystem-readme')) return none;
  const { public_apis: components = [], internal_helpers: helpers = [] } = contract.value.key_components ?? {};
  return { ...none, components, helpers, schemas: contract.value.data_and_contracts?.schemas ?? [] };
}

function isOf<K extends FamilyContract['kind']>(contract: FamilyContract, kind: K): contract is FamilyContract<K> {
  return contract.kind === kind;
}

/** The files whose code the document of a contract speaks of, each once. */
export function codePaths(contract: FamilyContract): readonly RelPath[] {
  const paths = Object.values(namedSymbols(contract)).flat() as readonly NamedSymbol[];
  return [...new Set(paths.map(({ path }) => parseRelPath(path)).filter(isRelPath))];
}
