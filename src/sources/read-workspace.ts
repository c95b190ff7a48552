import { createCollector, type Collector, type Outcome } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { byCodePoint, isRelPath, joinPath, parseRelPath, relPath, type RelPath } from '../text/index.js';
import { createContractReader, type ContractReader } from './contract-reader.js';
import { sourceDiagnostics } from './diagnostics.js';
import type { ContractSource, ModuleFolder, WorkspaceSources } from './workspace-sources.js';

/** The file whose folder is the root of a workspace. */
export const workspaceMarker = relPath('.l9_modules.meta.yaml');

const defaultPlaces = {
  machine_registry_file: 'modules/registry.yaml',
  spec_root: 'modules/specs',
  module_root: 'l9/modules',
} as const;

/**
 * Reads every contract that generation needs below the root of `files`. Unreadable files are findings; what could be
 * read is always returned, so that one broken file does not hide the findings of the others. Without the workspace
 * marker there is no value.
 */
export async function readWorkspace(files: FileSystem): Promise<Outcome<WorkspaceSources>> {
  const collector = createCollector();
  const reader = createContractReader(files, collector);
  const moduleContracts = await reader.read(workspaceMarker);
  if (!moduleContracts) return { diagnostics: [sourceDiagnostics.create('no-workspace', { marker: workspaceMarker })] };
  const place = (key: keyof typeof defaultPlaces): RelPath => placeOf(moduleContracts, key, collector);
  const registryFile = place('machine_registry_file');
  const specRoot = place('spec_root');
  const moduleRoot = place('module_root');
  const wiringContracts = await reader.read(relPath('.l9_wiring.meta.yaml'));
  const optional = {
    wiringContracts,
    repoContract: await reader.read(relPath('.l9_repo.meta.yaml')),
    memory: await reader.read(memoryFile(wiringContracts)),
    registry: await reader.read(registryFile),
  };
  const specs = await readSpecs(files, reader, specRoot);
  const moduleFolders = await readModuleFolders(files, reader, moduleRoot);
  const value: WorkspaceSources = {
    moduleContracts,
    ...withoutAbsent(optional),
    specs,
    moduleFolders,
    registryFile,
    specRoot,
    moduleRoot,
    texts: reader.texts,
  };
  return { value, diagnostics: collector.all() };
}

function placeOf(source: ContractSource, key: keyof typeof defaultPlaces, collector: Collector): RelPath {
  const declared = source.document?.value[key];
  if (typeof declared !== 'string') return relPath(defaultPlaces[key]);
  const path = parseRelPath(declared);
  if (isRelPath(path)) return path;
  const span = source.document?.locate([key]);
  collector.add(
    sourceDiagnostics.create(
      'unsafe-path',
      { path: declared, problem: path.problem },
      span ? { span, pointer: `/${key}` } : {},
    ),
  );
  return relPath(defaultPlaces[key]);
}

function memoryFile(wiring: ContractSource | undefined): RelPath {
  const invariants = wiring?.document?.value['invariants'] as
    { readonly memory?: { readonly segments_must_exist_in?: unknown } } | undefined;
  const declared = invariants?.memory?.segments_must_exist_in;
  const path = typeof declared === 'string' ? parseRelPath(declared) : undefined;
  return path !== undefined && isRelPath(path) ? path : relPath('Memory.yaml');
}

async function readSpecs(
  files: FileSystem,
  reader: ContractReader,
  specRoot: RelPath,
): Promise<readonly ContractSource[]> {
  const names = (await files.list(specRoot)) ?? [];
  const specs: ContractSource[] = [];
  for (const name of [...names].sort(byCodePoint)) {
    if (!/^Module-Spec-.*\.ya?ml$/.test(name)) continue;
    const source = await reader.read(joinPath(specRoot, name));
    if (source) specs.push(source);
  }
  return specs;
}

async function readModuleFolders(
  files: FileSystem,
  reader: ContractReader,
  moduleRoot: RelPath,
): Promise<readonly ModuleFolder[]> {
  const names = (await files.list(moduleRoot)) ?? [];
  const folders: ModuleFolder[] = [];
  for (const name of [...names].sort(byCodePoint)) {
    const path = parseRelPath(`${moduleRoot}/${name}`);
    if (!isRelPath(path) || (await files.stat(path))?.kind !== 'directory') continue;
    const contract = (stem: string): Promise<ContractSource | undefined> => readEither(reader, path, stem);
    const contracts = {
      meta: await contract('module'),
      wiring: await contract('wiring'),
      readme: await contract('README'),
      tests: await contract('tests'),
    };
    folders.push({ folder: path, ...withoutAbsent(contracts) });
  }
  return folders;
}

async function readEither(reader: ContractReader, folder: RelPath, stem: string): Promise<ContractSource | undefined> {
  return (
    (await reader.read(joinPath(folder, `${stem}.meta.yaml`))) ??
    (await reader.read(joinPath(folder, `${stem}.meta.yml`)))
  );
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function withoutAbsent<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
