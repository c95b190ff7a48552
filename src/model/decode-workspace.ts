import type { Outcome } from '../diagnostics/index.js';
import type { WorkspaceSources } from '../sources/index.js';
import { snakeCase, type Position, type RelPath } from '../text/index.js';
import { buildEntry } from './build-entry.js';
import { createDecoding, decodeSource, type Decoding } from './contracts/decoding.js';
import { normalizeFamily } from './family/normalize-family.js';
import { judgeSpec } from './judge-spec.js';
import { decodeSurroundings } from './decode-surroundings.js';
import { checkModules } from './module/check-modules.js';
import type { Module } from './module/module.js';
import { checkRegistry } from './registry/check-registry.js';
import { registryPageOf } from './registry/registry-page.js';
import { createSpecText, type SpecText } from './spec-text.js';
import type { RegistryEntry, Workspace } from './workspace.js';

/**
 * Decodes, normalises and checks what was read into one workspace. Modules whose contracts do not hold are left out
 * and told; the value is there even then, so that the rest can be judged.
 */
export function decodeWorkspace(sources: WorkspaceSources): Outcome<Workspace> {
  const decoding = createDecoding(sources);
  decodeSource(decoding, 'module-contracts', sources.moduleContracts);
  decodeSource(decoding, 'repo-contract', sources.repoContract);
  const { registered, surroundings, deployment } = decodeSurroundings(decoding);
  const { slots } = surroundings;
  const entries = registered ?? [];
  const modules = entries.flatMap((entry) => buildEntry(decoding, entry, surroundings) ?? []);
  const orphans = registered ? checkRegistry(decoding, registered, slots) : judgeSpecs(decoding, slots);
  decoding.collector.addAll(checkModules(modules, entries, sources));
  const filesOf = new Map(entries.map((entry) => [entry.moduleId, filesOfEntry(decoding, entry)]));
  const contracts = normalizeFamily(decoding);
  const { registryFile, specRoot, moduleRoot } = sources;
  const places = { registryFile, registryPage: registryPageOf(decoding, modules), specRoot, moduleRoot };
  return {
    value: {
      ...places,
      entries,
      isRegistryKnown: registered !== undefined,
      modules,
      filesOf,
      specPlaces: specPlaces(decoding, modules),
      specs: specTexts(decoding, modules),
      orphans,
      contracts,
      deployment,
      slots,
    },
    diagnostics: decoding.collector.all(),
  };
}

// Without a registry no spec belongs to a module; it is a contract all the same.
function judgeSpecs(decoding: Decoding, slots: Workspace['slots']): readonly RelPath[] {
  for (const { document } of decoding.sources.specs) if (document) judgeSpec(decoding, document, slots);
  return [];
}

function specTexts({ index }: Decoding, modules: readonly Module[]): Workspace['specs'] {
  return new Map(
    modules.flatMap(({ id, specFile }): readonly (readonly [string, SpecText])[] => {
      const document = index.specAt(specFile)?.document;
      return document ? [[id, createSpecText(document)]] : [];
    }),
  );
}

function specPlaces({ index }: Decoding, modules: readonly Module[]): ReadonlyMap<string, Position> {
  return new Map(
    modules.flatMap(({ id, specFile }): readonly (readonly [string, Position])[] => {
      const span = index.specAt(specFile)?.document?.locate(['metadata', 'module_id'], 'key');
      return span ? [[id, span.start]] : [];
    }),
  );
}

function filesOfEntry({ index }: Decoding, entry: RegistryEntry): readonly RelPath[] {
  const folder = index.folderOf(snakeCase(entry.moduleId));
  const contracts = [folder?.meta, folder?.wiring, folder?.readme, folder?.tests].flatMap((source) =>
    source ? [source.file] : [],
  );
  return [entry.specFile, ...contracts];
}
