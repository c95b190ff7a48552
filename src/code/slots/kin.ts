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
  const paths = wanted.map(({ from }) => pathOf(from));
  const places = new Set(paths.map(({ place }) => place));
  const files = new Set(paths.map(({ file }) => file));
  const own = wanted.map(({ name, alias }) => alias ?? name);
  const [near, nearest] = [new Set(own), new Set(own)];
  for (const declaration of importDeclarations(module)) {
    const { place, file } = pathOf(specifierOf(module, declaration));
    if (!places.has(place)) continue;
    for (const name of localsOf(module, declaration)) {
      near.add(name);
      if (files.has(file)) nearest.add(name);
    }
  }
  return { near, nearest };
}

// As deep, from the same folder: in `./modules/slack/router` only what comes after `./modules` may differ.
function pathOf(specifier: string): { readonly place: string; readonly file: string } {
  const path = moduleKey(specifier).split('/');
  const place = `${path.length}/${path.slice(0, path.length <= 2 ? 1 : 2).join('/')}`;
  return { place, file: `${place}/${path.at(-1) ?? ''}` };
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
