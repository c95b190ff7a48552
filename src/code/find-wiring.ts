import { indexEntries } from './entry-index.js';
import { findList, listNames } from './find-list.js';
import { importedNames, moduleKey } from './import-facts.js';
import { loadTypeScript } from './load-typescript.js';
import type { ModuleEdit, ModuleSource } from './module-edit.js';
import { parseModule } from './parsed-module.js';

/**
 * The edits that would wire what a module imports from the given module specifiers: the imports that are there, and the
 * entries that name them in any exported list. For taking out what nobody can describe any more. None in a file that does
 * not parse.
 */
export async function findWiring(source: ModuleSource, from: readonly string[]): Promise<readonly ModuleEdit[]> {
  const targets = new Set(from.map(moduleKey));
  const module = parseModule(await loadTypeScript(), source);
  if (module.problem) return [];
  const imports = importedNames(module).filter((one) => targets.has(moduleKey(one.from)));
  const lists = listNames(module).flatMap((list) => {
    const found = findList(module, list);
    return 'literal' in found ? [{ list, elements: found.literal.elements }] : [];
  });
  return imports.flatMap(({ name, local, from: specifier }): readonly ModuleEdit[] => {
    const key = { identifier: local };
    const holding = lists.filter(({ elements }) => indexEntries(module, elements, key).find(key).length > 0);
    return [
      { kind: 'import', name, from: specifier, ...(local === name ? {} : { alias: local }) },
      ...holding.map(({ list }) => ({ kind: 'array-entry', list, key, entry: key }) as const),
    ];
  });
}
