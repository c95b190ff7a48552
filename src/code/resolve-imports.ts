import type { Diagnostic } from '../diagnostics/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import { isBindingName, isWord } from './binding-names.js';
import type { Renames } from './binding-names.js';
import { declarationsByModule, importedNames, moduleKey, topLevelNames } from './import-facts.js';
import type { ImportEdit } from './module-edit.js';
import { excerptOf, placeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';

/** One name to be added to the imports of a module; it collides with nothing. */
export interface MissingImport {
  readonly name: string;
  readonly local: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

/** What the wanted imports come to: names to add, and wanted local names that another local name stands in for. */
export interface ResolvedImports {
  readonly missing: readonly MissingImport[];
  readonly renames: Renames;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares the wanted imports with those of the module and with all other names at its top. Throws on names that are no identifiers. */
export function resolveImports(module: ParsedModule, edits: readonly ImportEdit[]): ResolvedImports {
  const taken = topLevelNames(module);
  const claimed = new Map<string, MissingImport>();
  const renames = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const wanted of unique(module, edits)) {
    const present = importedNames(module, declarationsByModule(module).get(moduleKey(wanted.from)) ?? []);
    const same = present.filter((one) => one.name === wanted.name && (wanted.typeOnly || !one.typeOnly));
    const reused = same.find((one) => one.local === wanted.local) ?? same[0];
    const place = taken.get(wanted.local);
    const rival = claimed.get(wanted.local);
    if (reused) renames.set(wanted.local, reused.local);
    else if (place)
      diagnostics.push(nameTaken(wanted, `\`${excerptOf(statementText(module, place.pos))}\``, placeOf(module, place)));
    else if (rival)
      diagnostics.push(nameTaken(wanted, `an import from \`${rival.from}\` in the same edit`, { file: module.path }));
    else claimed.set(wanted.local, wanted);
  }
  return {
    missing: [...claimed.values()],
    renames: new Map([...renames].filter(([from, to]) => from !== to)),
    diagnostics,
  };
}

// A value import serves as a type import too, so values come first and types that repeat them fall away.
function unique(module: ParsedModule, edits: readonly ImportEdit[]): readonly MissingImport[] {
  const byIdentity = new Map<string, MissingImport>();
  for (const edit of [...edits].sort((a, b) => Number(a.typeOnly ?? false) - Number(b.typeOnly ?? false))) {
    const local = edit.alias ?? edit.name;
    if (!isWord(module.ts, edit.name) || !isBindingName(module.ts, local))
      throw new Error(`not an importable name: ${edit.name} as ${local}`);
    const identity = JSON.stringify([edit.name, local, moduleKey(edit.from)]);
    if (!byIdentity.has(identity))
      byIdentity.set(identity, { name: edit.name, local, from: edit.from, typeOnly: edit.typeOnly ?? false });
  }
  return [...byIdentity.values()];
}

function statementText(module: ParsedModule, offset: number): string {
  const statement = module.file.statements.find(({ pos, end }) => pos <= offset && offset < end);
  return statement ? module.text.slice(statement.getStart(module.file), statement.end) : '';
}

function nameTaken(
  { local, from }: MissingImport,
  taken: string,
  place: Pick<Diagnostic, 'file' | 'span'>,
): Diagnostic {
  return codeDiagnostics.create('name-taken', { name: local, from, taken }, place);
}
