import type { YamlDocument } from '../../documents/index.js';
import type { ModuleFolder } from '../../sources/index.js';
import { baseName, fileStart, nearestName, snakeCase, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { judgeSpec } from '../judge-spec.js';
import { recogniseSpec } from '../spec/recognise-spec.js';
import type { Elsewhere } from './check-missing-specs.js';
import { registryDiagnostics } from './diagnostics.js';
import { rawText, rawValue } from './raw-value.js';
import type { RegistryFacts } from './registry-facts.js';
import { specModuleId } from './spec-facts.js';

/** Tells every spec and module folder that no registry entry leads to, and gives their paths. */
export function checkOrphans(facts: RegistryFacts, elsewhere: Elsewhere): readonly RelPath[] {
  const { sources } = facts.decoding;
  const used = new Set(facts.modules.map(({ entry }) => entry.specFile));
  const specs = sources.specs.filter(({ file }) => !used.has(file));
  const told = new Set(elsewhere.snakes);
  for (const spec of specs) {
    // A file that cannot be read has been told; whose spec it is nobody knows.
    if (elsewhere.files.has(spec.file) || !spec.document) continue;
    tellSpec(facts, spec.document);
    // One entry mends the spec and the folder of a module that is not registered.
    const id = specModuleId(spec.document);
    if (id !== undefined) told.add(snakeCase(id));
  }
  const folders = sources.moduleFolders.filter((folder) => isOrphan(folder, facts));
  for (const folder of folders) if (!told.has(baseName(folder.folder))) tellFolder(facts, folder);
  return [...specs.map(({ file }) => file), ...folders.map(({ folder }) => folder)];
}

function tellSpec({ decoding, bySnake, slots }: RegistryFacts, document: YamlDocument): void {
  const { collector, sources } = decoding;
  const { file } = document;
  const at = occurrenceAt(document, ['metadata', 'module_id']);
  const id = specModuleId(document);
  const module = id === undefined ? undefined : bySnake.get(snakeCase(id));
  if (module?.spec) {
    const parameters = { module: module.entry.moduleId, file, used: module.entry.specFile };
    collector.add(registryDiagnostics.create('second-spec', parameters, at));
    return;
  }
  const isOther = recogniseSpec(document) !== undefined;
  const spec = judgeSpec(decoding, document, slots);
  // What is no spec, or names no module, cannot be registered before it is mended.
  if (isOther || (!spec && id === undefined)) return;
  const more = module
    ? { hint: `Write \`spec: ${file}\` into the entry of \`${module.entry.moduleId}\`.` }
    : entryOf(document);
  const parameters = { file, registry: sources.registryFile };
  collector.add(modelDiagnostics.create('spec-not-registered', parameters, { ...at, ...more }));
}

// The entry that the spec asks for, as far as the spec says all that goes into one.
function entryOf(document: YamlDocument): { readonly fix?: string } {
  const id = specModuleId(document);
  const tier = rawValue(document, ['metadata', 'tier']);
  const scope = rawText(document, ['metadata', 'description']);
  if (id === undefined || scope === undefined || !/^[0-7]$/.test(String(tier))) return {};
  const lines = [
    `- module_id: ${id}`,
    `  tier: ${String(tier)}`,
    `  scope: ${JSON.stringify(scope.trim())}`,
    '  status: spec_complete',
  ];
  return { fix: lines.map((line) => `  ${line}`).join('\n') };
}

// A folder without contracts is one only when there is something in it, and its name could be a module's.
function isOrphan(folder: ModuleFolder, { bySnake }: RegistryFacts): boolean {
  const name = baseName(folder.folder);
  if (bySnake.has(name)) return false;
  return (
    folder.meta !== undefined || folder.wiring !== undefined || (folder.names.length > 0 && /^[a-z]\w*$/i.test(name))
  );
}

function tellFolder({ decoding, bySnake, modules }: RegistryFacts, folder: ModuleFolder): void {
  const { collector, sources } = decoding;
  const contract = folder.meta ?? folder.wiring;
  const parameters = { folder: folder.folder, registry: sources.registryFile };
  if (!contract) {
    const near = nearestName(
      baseName(folder.folder),
      modules.filter((module) => !module.folder).map(({ snake }) => snake),
    );
    const id = near === undefined ? undefined : bySnake.get(near)?.entry.moduleId;
    const at = { file: folder.folder };
    collector.add(registryDiagnostics.create('folder-not-registered', { ...parameters, near: id }, at));
    return;
  }
  const named = contract.document && rawText(contract.document, ['module_id']);
  const owner = named === undefined ? undefined : bySnake.get(snakeCase(named));
  if (contract.document && owner) {
    const expected = `${sources.moduleRoot}/${owner.snake}`;
    const told = { module: owner.entry.moduleId, folder: folder.folder, expected };
    const at = occurrenceAt(contract.document, ['module_id']);
    collector.add(registryDiagnostics.create('folder-misnamed', told, at));
    return;
  }
  collector.add(modelDiagnostics.create('meta-not-registered', parameters, { span: fileStart(contract.file) }));
}
