import { importedFiles, type DeclaredSymbol } from '../../code/index.js';
import type { RelPath } from '../../text/index.js';
import type { Evidence } from '../evidence.js';

/** A name of a source file. */
export interface NamedSymbol {
  readonly path: RelPath;
  readonly name: string;
}

/**
 * What a name of a source file stands for: what the file declares, and what it takes over from other files of the repository,
 * one name (`export { a as b } from './a'`, `from .a import a`) or all (`export * from './a'`, `from .a import *`). What is
 * taken over from a package is known by its name alone.
 */
export function symbolsBehind(named: NamedSymbol, evidence: Evidence): Promise<readonly DeclaredSymbol[]> {
  return search({ evidence, seen: new Set() }, named);
}

interface Search {
  readonly evidence: Evidence;
  /** Names that were looked for: files may take over from each other in a circle. */
  readonly seen: Set<string>;
}

async function search(looking: Search, { path, name }: NamedSymbol): Promise<readonly DeclaredSymbol[]> {
  const { evidence, seen } = looking;
  const key = `${path} ${name}`;
  const source = seen.has(key) ? undefined : await evidence.sourceOf(path);
  seen.add(key);
  if (!source || 'problem' in source) return [];
  const found: DeclaredSymbol[] = [];
  for (const symbol of source.facts.symbols) found.push(...(await behind(looking, symbol, { path, name })));
  if (found.length > 0) return found;
  for (const specifier of source.facts.reexportsAll) {
    const taken = await follow(looking, { path, name }, specifier);
    found.push(...taken.filter(({ isPublic }) => isPublic));
  }
  return found;
}

// A member of a class that is taken over is looked for where the class stands.
async function behind(
  looking: Search,
  symbol: DeclaredSymbol,
  { path, name }: NamedSymbol,
): Promise<readonly DeclaredSymbol[]> {
  const isNamed = symbol.name === name;
  const { from, isPublic } = symbol;
  if (!isNamed && !(from && name.startsWith(`${symbol.name}.`))) return [];
  const member = name.slice(symbol.name.length);
  const taken = from ? await follow(looking, { path, name: from.name + member }, from.specifier) : [];
  if (taken.length === 0) return isNamed ? [symbol] : [];
  return taken.map((one) => ({ ...one, isPublic: one.isPublic && isPublic }));
}

async function follow(
  looking: Search,
  { path, name }: NamedSymbol,
  specifier: string,
): Promise<readonly DeclaredSymbol[]> {
  for (const file of importedFiles(path, specifier))
    if ((await looking.evidence.kindOf(file)) === 'file') return search(looking, { path: file, name });
  return [];
}
