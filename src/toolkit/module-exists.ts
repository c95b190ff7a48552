import type { Diagnostic } from '../diagnostics/index.js';
import { parseYaml } from '../documents/index.js';
import type { RegistryEntry } from '../model/index.js';
import { fileStart, snakeCase, type RelPath, type Span } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { ReadModel } from './read-model.js';

/** The finding that `asked` is taken by an entry of the registry, at the id of that entry. */
export function moduleExists(asked: string, entry: RegistryEntry, { workspace, texts }: ReadModel): Diagnostic {
  const parameters = { module: entry.moduleId, asked, snake: snakeCase(asked), spec: entry.specFile };
  const file = workspace.registryFile;
  return toolkitDiagnostics.create('module-exists', parameters, { span: placeOfEntry(file, texts.get(file), entry) });
}

function placeOfEntry(file: RelPath, text: string | undefined, { moduleId }: RegistryEntry): Span {
  const document = text === undefined ? undefined : parseYaml(file, text).value;
  const modules: unknown = document?.value['modules'];
  const index = Array.isArray(modules) ? modules.findIndex((entry: unknown) => idOf(entry) === moduleId) : -1;
  return document && index >= 0 ? document.locate(['modules', index, 'module_id'], 'value') : fileStart(file);
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'module_id' in entry ? entry.module_id : undefined;
}
