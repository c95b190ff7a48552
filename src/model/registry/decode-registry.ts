import type { RegistryInput } from '../../../generated/contract-types.js';
import { isRelPath, joinPath, parseRelPath, snakeCase, type RelPath } from '../../text/index.js';
import { occurrenceAt, type Decoded } from '../contracts/decoded.js';
import { decodeSource, type Decoding } from '../contracts/decoding.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { RegistryEntry } from '../workspace.js';
import { rawText } from './raw-value.js';
import { specVersion } from './spec-facts.js';

/** An entry of the registry with the occurrence of its id; `isBroken` entries have been told and are not looked into. */
export interface RegisteredEntry extends RegistryEntry {
  readonly at: ReturnType<typeof occurrenceAt>;
  /** Place in the list of modules. */
  readonly index: number;
  readonly isBroken: boolean;
}

/** The entries of the registry, one per module; `undefined` when there is no registry to read (and that is told). */
export function decodeRegistry(decoding: Decoding): readonly RegisteredEntry[] | undefined {
  const { registry, registryFile, moduleContracts } = decoding.sources;
  // A repository without module contracts has no modules, so it owes no registry.
  if (!registry && !moduleContracts) return undefined;
  if (!registry) {
    const at = moduleContracts?.document
      ? occurrenceAt(moduleContracts.document, ['machine_registry_file'])
      : { file: moduleContracts?.file ?? registryFile };
    decoding.collector.add(modelDiagnostics.create('registry-missing', { file: registryFile }, at));
    return undefined;
  }
  const decoded = decodeSource(decoding, 'registry', registry);
  return decoded && readEntries(decoding, decoded);
}

type EntryInput = RegistryInput['modules'][number];

function readEntries(decoding: Decoding, registry: Decoded<RegistryInput>): readonly RegisteredEntry[] {
  const snakes = registry.value.modules.map((entry) => snakeCase(entry.module_id));
  const [first, last] = [new Map<string, number>(), new Map(snakes.map((snake, index) => [snake, index]))];
  for (const [index, snake] of snakes.entries()) if (!first.has(snake)) first.set(snake, index);
  return registry.value.modules.flatMap((input, index) => {
    const snake = snakeCase(input.module_id);
    const at = occurrenceAt(registry.document, ['modules', index, 'module_id']);
    if ((first.get(snake) ?? index) < index) {
      decoding.collector.add(modelDiagnostics.create('duplicate-module', { module: input.module_id, snake }, at));
      return [];
    }
    const declared = input.spec === undefined ? undefined : declaredSpec(decoding, registry, index);
    const usual = joinPath(decoding.sources.specRoot, `Module-Spec-v2.6-${snake}.yaml`);
    const specFile = declared ?? decoding.index.specNamedFor(snake) ?? usual;
    const isBroken = (input.spec !== undefined && declared === undefined) || (last.get(snake) ?? index) > index;
    return [{ ...plainEntry(input), ...specOf(decoding, specFile), specFile, at, index, isBroken }];
  });
}

function plainEntry(input: EntryInput): Omit<RegistryEntry, 'specFile'> {
  const { module_id: moduleId, tier, scope, status, owner, version, superseded_by: supersededBy } = input;
  return {
    ...{ moduleId, tier, scope, status },
    ...(owner === undefined ? {} : { owner }),
    ...(version === undefined ? {} : { version }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
    // Who names a successor says with it that the module is not to be used any more.
    deprecated: input.deprecated ?? supersededBy !== undefined,
  };
}

function specOf({ index }: Decoding, file: RelPath): Pick<RegistryEntry, 'spec'> {
  const document = index.specAt(file)?.document;
  if (!document) return {};
  const version = specVersion(document);
  const team = rawText(document, ['ownership', 'team']);
  return { spec: { ...(version === undefined ? {} : { version }), ...(team === undefined ? {} : { team }) } };
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
