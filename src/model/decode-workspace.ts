import type { ContractInputs } from '../../generated/contract-types.js';
import { createCollector, type Outcome } from '../diagnostics/index.js';
import type { ContractSource, ModuleFolder, WorkspaceSources } from '../sources/index.js';
import { fileStart, isRelPath, nearestName, parseRelPath, relPath, snakeCase, type RelPath } from '../text/index.js';
import { checkIdentity } from './registry/check-identity.js';
import { checkModules } from './module/check-modules.js';
import { createContractValidators } from './contracts/contract-validators.js';
import { decodeRegistry, type RegisteredEntry } from './registry/decode-registry.js';
import { decodeSource, type Decoding } from './contracts/decoding.js';
import { modelDiagnostics } from './diagnostics.js';
import type { Module } from './module/module.js';
import { occurrenceAt, type Decoded } from './module/module-reading.js';
import { normalizeModule, type ModuleSurroundings } from './module/normalize-module.js';
import type { RegistryEntry, Slot, Workspace } from './workspace.js';

/**
 * Decodes, normalises and checks what was read into one workspace. Modules whose contracts do not hold are left out
 * and told; the value is there even then, so that the rest can be judged.
 */
export function decodeWorkspace(sources: WorkspaceSources): Outcome<Workspace> {
  const decoding: Decoding = { sources, validators: createContractValidators(), collector: createCollector() };
  decodeSource(decoding, 'module-contracts', sources.moduleContracts);
  decodeSource(decoding, 'repo-contract', sources.repoContract);
  const wiring = decodeSource(decoding, 'wiring-contracts', sources.wiringContracts);
  const memory = decodeSource(decoding, 'memory', sources.memory);
  const segments = memory && { known: memory.value.segments.map((segment) => segment.id), file: memory.document.file };
  const registered = decodeRegistry(decoding);
  const entries = registered ?? [];
  const surroundings: ModuleSurroundings = { moduleRoot: sources.moduleRoot, segments };
  const modules = entries.flatMap((entry) => buildEntry(decoding, entry, surroundings) ?? []);
  if (registered) tellOrphans(decoding, entries);
  decoding.collector.add(...checkModules(modules, entries, sources));
  const filesOf = new Map(entries.map((entry) => [entry.moduleId, filesOfEntry(sources, entry)]));
  const places = { registryFile: sources.registryFile, specRoot: sources.specRoot, moduleRoot: sources.moduleRoot };
  return {
    value: { ...places, entries, modules, filesOf, slots: slotsOf(wiring) },
    diagnostics: decoding.collector.all(),
  };
}

function buildEntry(decoding: Decoding, entry: RegisteredEntry, surroundings: ModuleSurroundings): Module | undefined {
  const { sources, collector } = decoding;
  if (entry.isBroken) return undefined;
  const source = sources.specs.find((spec) => spec.file === entry.specFile);
  if (!source) {
    tellMissingSpec(decoding, entry);
    return undefined;
  }
  if (!isSupportedVersion(decoding, source)) return undefined;
  const spec = decodeSource(decoding, 'module-spec', source);
  const folder = folderOf(sources, entry);
  const meta = decodeSource(decoding, 'module-meta', folder?.meta);
  const wiring = decodeSource(decoding, 'module-wiring', folder?.wiring);
  decodeSource(decoding, 'component-readme', folder?.readme);
  decodeSource(decoding, 'subsystem-tests', folder?.tests);
  const isMetaBroken = folder?.meta !== undefined && !meta;
  const isWiringBroken = folder?.wiring !== undefined && !wiring;
  if (!spec || isMetaBroken || isWiringBroken) return undefined;
  const mismatches = checkIdentity({ entry, registryFile: sources.registryFile, spec, meta });
  collector.add(...mismatches);
  if (mismatches.length > 0) return undefined;
  return normalizeModule({ snake: snakeCase(entry.moduleId), spec, meta, wiring }, surroundings, collector);
}

// A module that is only planned, or is put away, owes no spec.
function tellMissingSpec({ collector }: Decoding, { moduleId, status, specFile, at }: RegisteredEntry): void {
  if (status === 'pending' || status === 'archived') return;
  const hint = `Run "l9gen new ${moduleId}", or remove the entry.`;
  collector.add(modelDiagnostics.create('spec-missing', { module: moduleId, file: specFile }, { ...at, hint }));
}

// The version decides which rules apply, so it is read before them; any other complaint would follow from it.
function isSupportedVersion(decoding: Decoding, source: ContractSource): boolean {
  const version = source.document?.value['schema_version'];
  if (!source.document || version === undefined) return true;
  const shown = typeof version === 'string' ? version : JSON.stringify(version);
  if (/^2\.6(\.0)?$/.test(shown)) return true;
  decoding.collector.add(
    modelDiagnostics.create(
      'unsupported-version',
      { version: shown },
      { ...occurrenceAt(source.document, ['schema_version']), fix: 'schema_version: "2.6"' },
    ),
  );
  return false;
}

function tellOrphans({ sources, collector }: Decoding, entries: readonly RegistryEntry[]): void {
  const specs = new Set(entries.map((entry) => entry.specFile));
  for (const source of sources.specs) {
    if (specs.has(source.file)) continue;
    collector.add(
      modelDiagnostics.create(
        'spec-not-registered',
        { file: source.file, registry: sources.registryFile },
        { file: source.file, ...(source.document ? { span: source.document.locate(['metadata', 'module_id']) } : {}) },
      ),
    );
  }
  const names = new Set(entries.map((entry) => snakeCase(entry.moduleId)));
  for (const folder of sources.moduleFolders) {
    const contract = folder.meta ?? folder.wiring;
    if (!contract || names.has(folderName(folder))) continue;
    collector.add(
      modelDiagnostics.create(
        'meta-not-registered',
        { folder: folder.folder, registry: sources.registryFile },
        { span: fileStart(contract.file) },
      ),
    );
  }
}

function folderOf(sources: WorkspaceSources, entry: RegistryEntry): ModuleFolder | undefined {
  return sources.moduleFolders.find((folder) => folderName(folder) === snakeCase(entry.moduleId));
}

function folderName(folder: ModuleFolder): string {
  return folder.folder.slice(folder.folder.lastIndexOf('/') + 1);
}

function filesOfEntry(sources: WorkspaceSources, entry: RegistryEntry): readonly RelPath[] {
  const folder = folderOf(sources, entry);
  const contracts = [folder?.meta, folder?.wiring, folder?.readme, folder?.tests].flatMap((source) =>
    source ? [source.file] : [],
  );
  return [entry.specFile, ...contracts];
}

function slotsOf(wiring: Decoded<ContractInputs['wiring-contracts']> | undefined): Workspace['slots'] {
  const invariants = wiring?.value.invariants;
  return {
    router: slot(invariants?.router?.file, 'l9/router.ts', invariants?.router?.symbol ?? 'modules'),
    tools: slot(invariants?.tool_registry?.file, 'l9/tool_registry.ts', invariants?.tool_registry?.symbol ?? 'tools'),
    agents: slot(
      invariants?.agent_bindings?.agent_registry_file,
      'l9/core/agents/registry.ts',
      invariants?.agent_bindings?.symbol ?? 'agentBindings',
    ),
  };
}

function slot(declared: string | undefined, usual: string, symbol: string): Slot {
  const path = parseRelPath(declared ?? usual);
  return { file: isRelPath(path) ? path : relPath(usual), symbol };
}

/** The registry entry that a name on the command line means, by id or snake form; otherwise the finding. */
export function findEntry(workspace: Workspace, name: string): Outcome<RegistryEntry> {
  const entry = workspace.entries.find(
    (candidate) => candidate.moduleId === name || snakeCase(candidate.moduleId) === name,
  );
  if (entry) return { value: entry, diagnostics: [] };
  const near = nearestName(
    name,
    workspace.entries.map((candidate) => candidate.moduleId),
  );
  return {
    diagnostics: [
      modelDiagnostics.create('unknown-module', { module: name, near }, { span: fileStart(workspace.registryFile) }),
    ],
  };
}
