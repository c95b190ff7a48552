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
  const paths = wanted.map(({ from }) => segmentsOf(from));
  const places = new Set(paths.map(placeOf));
  const files = new Set(paths.map(fileOf));
  const imported = importDeclarations(module).flatMap((declaration) => {
    const path = segmentsOf(specifierOf(module, declaration));
    const isNearest = files.has(fileOf(path));
    return places.has(placeOf(path)) ? localsOf(module, declaration).map((name) => ({ name, isNearest })) : [];
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
function placeOf(path: readonly string[]): string {
  return [path.length, ...path.slice(0, path.length <= 2 ? 1 : 2)].join('/');
}

function fileOf(path: readonly string[]): string {
  return `${placeOf(path)}/${path.at(-1) ?? ''}`;
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
