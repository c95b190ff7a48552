import type { FamilyContract } from '../../model/index.js';
import { byCodePoint, isRelPath, parseRelPath } from '../../text/index.js';
import type { FactsOf, FileFacts } from './document-facts.js';
import { codePaths, namedSymbols, type NamedSymbol } from './named-symbols.js';

interface SymbolView {
  readonly signature: string;
  readonly path: string;
  readonly role: string;
}

/** What the code says of itself, as the templates of documents show it. */
export interface CodeView {
  readonly functions: readonly SymbolView[];
  readonly classes: readonly SymbolView[];
  readonly components: readonly SymbolView[];
  readonly helpers: readonly SymbolView[];
  readonly schemas: readonly SymbolView[];
  /** Public symbols of the same files that the contract does not name. */
  readonly exports: readonly { readonly signature: string; readonly path: string; readonly summary: string }[];
  readonly routes: readonly { readonly method: string; readonly route: string; readonly path: string }[];
  readonly environment: readonly { readonly name: string; readonly paths: readonly string[] }[];
}

/** The code that a contract names: signatures as the code has them, and where there is no such code, as the contract has. */
export function codeView(contract: FamilyContract, factsOf: FactsOf): CodeView {
  const named = namedSymbols(contract);
  const show = (symbols: readonly NamedSymbol[]): readonly SymbolView[] =>
    symbols.map((symbol) => ({ signature: signatureOf(symbol, factsOf), path: symbol.path, role: symbol.role }));
  const files = codePaths(contract).flatMap((path) => {
    const facts = factsOf(path);
    return facts ? [{ path, facts }] : [];
  });
  const known = new Set((Object.values(named).flat() as readonly NamedSymbol[]).map(keyOf));
  return {
    functions: show(named.functions),
    classes: show(named.classes),
    components: show(named.components),
    helpers: show(named.helpers),
    schemas: show(named.schemas),
    exports: files.flatMap(({ path, facts }) =>
      exportsOf(facts, (name) => known.has(keyOf({ name, path }))).map((one) => ({ ...one, path })),
    ),
    routes: files.flatMap(({ path, facts }) => facts.routes.map((route) => ({ ...route, path }))),
    environment: environmentOf(files),
  };
}

function keyOf({ name, path }: Pick<NamedSymbol, 'name' | 'path'>): string {
  return JSON.stringify([parseRelPath(path), name]);
}

function signatureOf({ name, path, signature }: NamedSymbol, factsOf: FactsOf): string {
  const file = parseRelPath(path);
  const found = isRelPath(file) ? factsOf(file)?.symbols.find((symbol) => symbol.name === name) : undefined;
  if (found) return `${name}${found.signature ?? ''}`;
  if (signature === undefined) return name;
  return signature.includes(name) ? signature : `${name}${signature}`;
}

function exportsOf(
  { symbols }: FileFacts,
  isNamed: (name: string) => boolean,
): readonly { readonly signature: string; readonly summary: string }[] {
  return symbols
    .filter(({ name, isPublic }) => isPublic && !name.includes('.') && !isNamed(name))
    .map(({ name, signature = '', summary = '' }) => ({ signature: `${name}${signature}`, summary }));
}

function environmentOf(
  files: readonly { readonly path: string; readonly facts: FileFacts }[],
): CodeView['environment'] {
  const byName = new Map<string, string[]>();
  for (const { path, facts } of files)
    for (const name of new Set(facts.environment)) byName.set(name, [...(byName.get(name) ?? []), path]);
  return [...byName].map(([name, paths]) => ({ name, paths })).sort((a, b) => byCodePoint(a.name, b.name));
}
