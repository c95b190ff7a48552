import type { Outcome } from '../diagnostics/index.js';
import { importedNames, isSameModule } from './import-facts.js';
import { loadTypeScript } from './load-typescript.js';
import type { ModuleSource } from './module-edit.js';
import { parseModule, syntaxDiagnostic } from './parsed-module.js';

/**
 * The local name under which a file imports `name` from the module `from`; no value when it does not import it by name.
 * {@link editModule} uses that name by itself in the entries of the batch that holds the import.
 */
export async function findImport(
  source: ModuleSource,
  wanted: { readonly name: string; readonly from: string },
): Promise<Outcome<string>> {
  const module = parseModule(await loadTypeScript(), source);
  if (module.problem) return { diagnostics: [syntaxDiagnostic(module, module.problem)] };
  const found = importedNames(module).find((one) => one.name === wanted.name && isSameModule(one.from, wanted.from));
  return found ? { value: found.local, diagnostics: [] } : { diagnostics: [] };
}
