import { importDeclarations, moduleKey, specifierOf } from '../import-facts.js';
import type { ImportEdit } from '../module-edit.js';
import type { ParsedModule } from '../parsed-module.js';

/** The names that a file imports from files that are to their modules what the wanted ones are to theirs. */
export interface Kin {
  /** From files in the same place of a sibling folder. */
  readonly near: ReadonlySet<string>;
  /** Of these, the ones from a file of the same name. */
  readonly nearest: ReadonlySet<string>;
}

/** Finds the siblings of wanted imports: `./modules/slack/router.js` is kin of `./modules/github/router.js`. */
export function findKin(module: ParsedModule, wanted: readonly ImportEdit[]): Kin {
  const shapes = wanted.map(({ from }) => segmentsOf(from));
  const imported = importDeclarations(module).flatMap((declaration) => {
    const path = segmentsOf(specifierOf(module, declaration));
    const alike = shapes.filter((shape) => areAlike(shape, path));
    const isNearest = alike.some((shape) => shape.at(-1) === path.at(-1));
    return alike.length === 0 ? [] : localsOf(module, declaration).map((name) => ({ name, isNearest }));
  });
  const own = new Set(wanted.map(({ name, alias }) => alias ?? name));
  return {
    near: new Set([...own, ...imported.map(({ name }) => name)]),
    nearest: new Set([...own, ...imported.filter(({ isNearest }) => isNearest).map(({ name }) => name)]),
  };
}

function segmentsOf(specifier: string): readonly string[] {
  return moduleKey(specifier).split('/');
}

// As deep, from the same folder: in `./modules/slack/router` only what comes after `./modules` may differ.
function areAlike(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length || one[0] !== other[0]) return false;
  return one.length <= 2 || one[1] === other[1];
}

function localsOf(
  { ts }: ParsedModule,
  { importClause }: ReturnType<typeof importDeclarations>[number],
): readonly string[] {
  const bindings = importClause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  const space = bindings && ts.isNamespaceImport(bindings) ? [bindings.name.text] : [];
  return [...(importClause?.name ? [importClause.name.text] : []), ...named, ...space];
}
