import { createCollector, type Collector, type Outcome } from '../diagnostics/index.js';
import type { ContractSource, ModuleFolder, WorkspaceSources } from '../sources/index.js';
import { isRelPath, joinPath, nearestName, parseRelPath, relPath, snakeCase, type RelPath } from '../text/index.js';
import { checkModules } from './check-modules.js';
import {
  createContractValidators,
  type ContractInputs,
  type ContractKind,
  type ContractValidators,
} from './contract-validators.js';
import { decodeContract } from './decode-contract.js';
import { modelDiagnostics } from './diagnostics.js';
import type { Module } from './module.js';
import { occurrenceAt, type Decoded } from './module-reading.js';
import { normalizeModule, type ModuleSurroundings } from './normalize-module.js';
import type { RegistryEntry, Slot, Workspace } from './workspace.js';

interface Decoding {
  readonly sources: WorkspaceSources;
  readonly validators: ContractValidators;
  readonly collector: Collector;
}

/**
 * Decodes, normalises and checks what was read into one workspace. Modules whose contracts do not hold are left out
 * and told; the value is there even then, so that the rest can be judged.
 */
export function decodeWorkspace(sources: WorkspaceSources): Outcome<Workspace> {
  const decoding: Decoding = { sources, validators: createContractValidators(), collector: createCollector() };
  decode(decoding, 'module-contracts', sources.moduleContracts);
  decode(decoding, 'repo-contract', sources.repoContract);
  const wiring = decode(decoding, 'wiring-contracts', sources.wiringContracts);
  const memory = decode(decoding, 'memory', sources.memory);
  const segments = memory && { known: memory.value.segments.map((segment) => segment.id), file: memory.document.file };
  const registry = decodeRegistry(decoding);
  const entries = registry ? readEntries(decoding, registry) : [];
  const surroundings: ModuleSurroundings = { moduleRoot: sources.moduleRoot, segments };
  const built = entries.map((entry, index) => ({
    entry,
    module: buildEntry(decoding, { entry, index, registry }, surroundings),
  }));
  const modules = built.flatMap(({ module }) => (module ? [module] : []));
  if (registry) tellOrphans(decoding, entries);
  decoding.collector.add(...checkModules(modules, entries, sources));
  const filesOf = new Map(entries.map((entry) => [entry.moduleId, filesOfEntry(sources, entry)]));
  const places = { registryFile: sources.registryFile, specRoot: sources.specRoot, moduleRoot: sources.moduleRoot };
  return {
    value: { ...places, entries, modules, filesOf, slots: slotsOf(wiring) },
    diagnostics: decoding.collector.all(),
  };
}

function decode<K extends ContractKind>(
  decoding: Decoding,
  kind: K,
  source: ContractSource | undefined,
): Decoded<ContractInputs[K]> | undefined {
  if (!source?.document) return undefined;
  const value = decoding.collector.take(decodeContract(decoding.validators, kind, source.document));
  return value === undefined ? undefined : { value, document: source.document };
}

function decodeRegistry(decoding: Decoding): Decoded<ContractInputs['registry']> | undefined {
  const { registry, registryFile, moduleContracts } = decoding.sources;
  if (registry) return decode(decoding, 'registry', registry);
  const at = moduleContracts.document
    ? occurrenceAt(moduleContracts.document, ['machine_registry_file'])
    : { file: moduleContracts.file };
  decoding.collector.add(modelDiagnostics.create('registry-missing', { file: registryFile }, at));
  return undefined;
}

function readEntries(decoding: Decoding, registry: Decoded<ContractInputs['registry']>): readonly RegistryEntry[] {
  const bySnake = new Map<string, string>();
  return registry.value.modules.flatMap((entry, index): readonly RegistryEntry[] => {
    const snake = snakeCase(entry.module_id);
    const at = occurrenceAt(registry.document, ['modules', index, 'module_id']);
    if (bySnake.has(snake)) {
      decoding.collector.add(modelDiagnostics.create('duplicate-module', { module: entry.module_id, snake }, at));
      return [];
    }
    bySnake.set(snake, entry.module_id);
    const declared = entry.spec === undefined ? undefined : parseRelPath(entry.spec);
    if (declared !== undefined && !isRelPath(declared)) {
      const parameters = {
        value: entry.spec ?? '',
        problem: declared.problem,
        meaning: 'a path inside the repository',
      };
      decoding.collector.add(
        modelDiagnostics.create('wrong-form', parameters, occurrenceAt(registry.document, ['modules', index, 'spec'])),
      );
      return [];
    }
    const specFile = declared ?? joinPath(decoding.sources.specRoot, `Module-Spec-v2.6-${snake}.yaml`);
    return [{ moduleId: entry.module_id, tier: entry.tier, scope: entry.scope, status: entry.status, specFile }];
  });
}

interface EntryPlace {
  readonly entry: RegistryEntry;
  readonly index: number;
  readonly registry: Decoded<ContractInputs['registry']> | undefined;
}

function buildEntry(decoding: Decoding, place: EntryPlace, surroundings: ModuleSurroundings): Module | undefined {
  const { entry, index, registry } = place;
  const { sources, collector } = decoding;
  const source = sources.specs.find((spec) => spec.file === entry.specFile);
  if (!source) {
    if (entry.status === 'pending' || entry.status === 'archived' || !registry) return undefined;
    const at = occurrenceAt(registry.document, ['modules', index, 'module_id']);
    collector.add(
      modelDiagnostics.create(
        'spec-missing',
        { module: entry.moduleId, file: entry.specFile },
        { ...at, hint: `Run "l9gen new ${entry.moduleId}", or remove the entry.` },
      ),
    );
    return undefined;
  }
  if (!isSupportedVersion(decoding, source)) return undefined;
  const spec = decode(decoding, 'module-spec', source);
  const folder = folderOf(sources, entry);
  const meta = decode(decoding, 'module-meta', folder?.meta);
  const wiring = decode(decoding, 'module-wiring', folder?.wiring);
  decode(decoding, 'component-readme', folder?.readme);
  decode(decoding, 'subsystem-tests', folder?.tests);
  const broken = (folder?.meta && !meta) ?? (folder?.wiring && !wiring);
  if (!spec || broken) return undefined;
  if (!checkIdentity(decoding, { entry, spec, meta })) return undefined;
  return normalizeModule({ snake: snakeCase(entry.moduleId), spec, meta, wiring }, surroundings, collector);
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

interface Identities {
  readonly entry: RegistryEntry;
  readonly spec: Decoded<ContractInputs['module-spec']>;
  readonly meta: Decoded<ContractInputs['module-meta']> | undefined;
}

function checkIdentity({ collector, sources }: Decoding, { entry, spec, meta }: Identities): boolean {
  const { module_id: specId, tier } = spec.value.metadata;
  const mismatches = [
    ...(specId === entry.moduleId
      ? []
      : [
          modelDiagnostics.create(
            'id-mismatch',
            { found: specId, expected: entry.moduleId, by: sources.registryFile },
            { ...occurrenceAt(spec.document, ['metadata', 'module_id']), fix: entry.moduleId },
          ),
        ]),
    ...(tier === entry.tier
      ? []
      : [
          modelDiagnostics.create(
            'tier-mismatch',
            { spec: tier, registry: entry.tier },
            { ...occurrenceAt(spec.document, ['metadata', 'tier']), fix: String(entry.tier) },
          ),
        ]),
    ...(!meta || meta.value.module_id === specId
      ? []
      : [
          modelDiagnostics.create(
            'id-mismatch',
            { found: meta.value.module_id, expected: specId, by: spec.document.file },
            { ...occurrenceAt(meta.document, ['module_id']), fix: specId },
          ),
        ]),
    ...(!meta || meta.value.spec_file === spec.document.file
      ? []
      : [
          modelDiagnostics.create(
            'contradiction',
            {
              here: `\`spec_file\` is \`${meta.value.spec_file}\` here`,
              there: `the registry leads to \`${spec.document.file}\``,
            },
            { ...occurrenceAt(meta.document, ['spec_file']), fix: spec.document.file },
          ),
        ]),
  ];
  collector.add(...mismatches);
  return mismatches.length === 0;
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
        { file: contract.file },
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
    diagnostics: [modelDiagnostics.create('unknown-module', { module: name, near }, { file: workspace.registryFile })],
  };
}
