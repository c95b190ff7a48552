import type { RegistryInput } from '../../../generated/contract-types.js';
import { isRelPath, joinPath, parseRelPath, snakeCase, type RelPath } from '../../text/index.js';
import { decodeSource, type Decoding } from '../contracts/decoding.js';
import { modelDiagnostics } from '../diagnostics.js';
import { occurrenceAt, type Decoded } from '../module/module-reading.js';
import type { RegistryEntry } from '../workspace.js';

/** An entry of the registry with the occurrence of its id; `isBroken` entries have been told and are not looked into. */
export interface RegisteredEntry extends RegistryEntry {
  readonly at: ReturnType<typeof occurrenceAt>;
  readonly isBroken: boolean;
}

/** The entries of the registry, one per module; `undefined` when there is no registry to read (and that is told). */
export function decodeRegistry(decoding: Decoding): readonly RegisteredEntry[] | undefined {
  const { registry, registryFile, moduleContracts } = decoding.sources;
  if (!registry) {
    const at = moduleContracts.document
      ? occurrenceAt(moduleContracts.document, ['machine_registry_file'])
      : { file: moduleContracts.file };
    decoding.collector.add(modelDiagnostics.create('registry-missing', { file: registryFile }, at));
    return undefined;
  }
  const decoded = decodeSource(decoding, 'registry', registry);
  return decoded && readEntries(decoding, decoded);
}

function readEntries(decoding: Decoding, registry: Decoded<RegistryInput>): readonly RegisteredEntry[] {
  const snakes = registry.value.modules.map((entry) => snakeCase(entry.module_id));
  return registry.value.modules.flatMap((entry, index) => {
    const snake = snakeCase(entry.module_id);
    const at = occurrenceAt(registry.document, ['modules', index, 'module_id']);
    if (snakes.indexOf(snake) < index) {
      decoding.collector.add(modelDiagnostics.create('duplicate-module', { module: entry.module_id, snake }, at));
      return [];
    }
    const usual = joinPath(decoding.sources.specRoot, `Module-Spec-v2.6-${snake}.yaml`);
    const declared = entry.spec === undefined ? usual : declaredSpec(decoding, registry, index);
    const { module_id: moduleId, tier, scope, status } = entry;
    const isBroken = declared === undefined || snakes.lastIndexOf(snake) > index;
    return [{ moduleId, tier, scope, status, specFile: declared ?? usual, at, isBroken }];
  });
}

function declaredSpec(decoding: Decoding, registry: Decoded<RegistryInput>, index: number): RelPath | undefined {
  const text = registry.value.modules[index]?.spec ?? '';
  const path = parseRelPath(text);
  if (isRelPath(path)) return path;
  const parameters = { value: text, problem: path.problem, meaning: 'a path inside the repository' };
  const at = occurrenceAt(registry.document, ['modules', index, 'spec']);
  decoding.collector.add(modelDiagnostics.create('wrong-form', parameters, at));
  return undefined;
}
