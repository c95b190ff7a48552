import { importDeclarations, isRelative, specifierOf, topLevelNames } from '../import-facts.js';
import type { ParsedModule } from '../parsed-module.js';
import type { IsValue } from './entry-shape.js';
import type { Kin } from './kin.js';

/**
 * Which names of a slot stand for what is registered: those of sibling modules; in a slot without such, whatever it names
 * of other files, of packages, of this file, or at all, in this order.
 */
export function chooseValues(module: ParsedModule, names: ReadonlyMap<string, readonly number[]>, kin: Kin): IsValue {
  const used = [...names.keys()];
  // Most slots hold siblings; all else is read only where one does not.
  const groups = [
    () => kin.near,
    () => importsOf(module, true),
    () => importsOf(module, false),
    () => new Set(topLevelNames(module).keys()),
    () => new Set(used),
  ];
  for (const read of groups) {
    const group = read();
    if (used.some((name) => group.has(name))) return (name) => group.has(name);
  }
  return (name) => kin.near.has(name);
}

function importsOf(module: ParsedModule, relative: boolean): ReadonlySet<string> {
  const { ts } = module;
  const declarations = importDeclarations(module).filter((one) => isRelative(specifierOf(module, one)) === relative);
  return new Set(
    declarations.flatMap(({ importClause }) => {
      const bindings = importClause?.namedBindings;
      const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
      return [...(importClause?.name ? [importClause.name.text] : []), ...named];
    }),
  );
}
