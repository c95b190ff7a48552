import { importedNames, moduleKey } from './import-facts.js';
import { loadTypeScript } from './load-typescript.js';
import type { ModuleEdit, ModuleSource } from './module-edit.js';
import { parseModule } from './parsed-module.js';
import { findCandidates } from './slots/find-candidates.js';

/**
 * The edits that would wire what a module imports from the given module specifiers: the imports that are there, and the
 * entries that name them in any slot. For taking out what nobody can describe any more. None in a file that does not parse.
 */
export async function findWiring(source: ModuleSource, from: readonly string[]): Promise<readonly ModuleEdit[]> {
  const targets = new Set(from.map(moduleKey));
  const module = parseModule(await loadTypeScript(), source);
  if (module.problem) return [];
  const imports = importedNames(module).filter((one) => targets.has(moduleKey(one.from)));
  const candidates = imports.length === 0 ? [] : findCandidates(module, undefined);
  return imports.flatMap(({ name, local, from: specifier }): readonly ModuleEdit[] => {
    const holding = candidates.filter(({ slot, names }) => slot.name !== '' && names.has(local));
    const entry = { value: local, id: '' };
    return [
      { kind: 'import', name, from: specifier, ...(local === name ? {} : { alias: local }) },
      ...holding.map(({ slot }) => ({ kind: 'entry', slot: { symbol: slot.name }, entry }) as const),
    ];
  });
}
