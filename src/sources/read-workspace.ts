import { createCollector, type Outcome } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { isRelPath, parseRelPath, relPath, type RelPath } from '../text/index.js';
import { createContractReader, type ContractReader } from './contract-reader.js';
import { sourceDiagnostics } from './diagnostics.js';
import { findContracts } from './find-contracts.js';
import { readModuleFolders } from './read-module-folders.js';
import { readSpecs } from './read-specs.js';
import { withoutAbsent } from './without-absent.js';
import type { ContractSource, WorkspaceSources } from './workspace-sources.js';

/** The file whose folder is the root of a workspace with modules. */
export const workspaceMarker = relPath('.l9_modules.meta.yaml');

const defaultPlaces = {
  machine_registry_file: 'modules/registry.yaml',
  spec_root: 'modules/specs',
  module_root: 'l9/modules',
} as const;

/**
 * Reads every contract below the root of `files`: what generation needs from where the contracts say it is, everything
 * else by its name. Unreadable files are findings; what could be read is always returned, so that one broken file does
 * not hide the findings of the others. Where there is no contract at all there is no value.
 */
export async function readWorkspace(files: FileSystem): Promise<Outcome<WorkspaceSources>> {
  const collector = createCollector();
  const reader = createContractReader(files, collector);
  const moduleContracts = await reader.readEither('.l9_modules.meta');
  const place = (key: keyof typeof defaultPlaces): RelPath => placeOf(moduleContracts, key);
  const registryFile = place('machine_registry_file');
  const specRoot = place('spec_root');
  const moduleRoot = place('module_root');
  const wiringContracts = await reader.readEither('.l9_wiring.meta');
  const optional = {
    moduleContracts,
    wiringContracts,
    repoContract: await reader.readEither('.l9_repo.meta'),
    memory: await reader.read(memoryFile(wiringContracts)),
    registry: await reader.read(registryFile),
  };
  const finding = { files, reader, collector };
  const { contracts, programs, specs: named } = await findContracts(finding);
  const specs = await readSpecs(finding, { specRoot, registry: optional.registry, named });
  const isEmpty = contracts.length === 0 && specs.length === 0 && Object.values(optional).every((source) => !source);
  if (isEmpty) return { diagnostics: [...collector.all(), sourceDiagnostics.create('no-contracts', {})] };
  const value: WorkspaceSources = {
    ...withoutAbsent({ ...optional, compose: await readCompose(reader, wiringContracts) }),
    specs,
    moduleFolders: await readModuleFolders(finding, moduleRoot),
    contracts,
    programs,
    registryFile,
    specRoot,
    moduleRoot,
    texts: reader.texts,
  };
  return { value, diagnostics: collector.all() };
}

// What is no safe path is the model's to tell; until then the usual place is looked at.
function placeOf(source: ContractSource | undefined, key: keyof typeof defaultPlaces): RelPath {
  const declared = source?.document?.value[key];
  const path = typeof declared === 'string' ? parseRelPath(declared) : undefined;
  return path !== undefined && isRelPath(path) ? path : relPath(defaultPlaces[key]);
}

// In the order in which Docker looks for them.
const composeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

async function readCompose(
  reader: ContractReader,
  wiring: ContractSource | undefined,
): Promise<WorkspaceSources['compose'] | undefined> {
  const invariants = wiring?.document?.value['invariants'] as
    { readonly deployment?: { readonly compose_file?: unknown } } | undefined;
  const declared = invariants?.deployment?.compose_file;
  const names = typeof declared === 'string' ? [declared] : composeNames;
  for (const file of names.map(parseRelPath).filter(isRelPath)) {
    const text = await reader.readText(file);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

function memoryFile(wiring: ContractSource | undefined): RelPath {
  const invariants = wiring?.document?.value['invariants'] as
    { readonly memory?: { readonly segments_must_exist_in?: unknown } } | undefined;
  const declared = invariants?.memory?.segments_must_exist_in;
  const path = typeof declared === 'string' ? parseRelPath(declared) : undefined;
  return path !== undefined && isRelPath(path) ? path : relPath('Memory.yaml');
}
