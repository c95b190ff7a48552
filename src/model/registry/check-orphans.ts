import { fileStart, snakeCase, type RelPath } from '../../text/index.js';
import { folderName } from '../build-entry.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { Decoding } from '../contracts/decoding.js';
import type { RegistryEntry } from '../workspace.js';

/** Tells every spec and module folder that no registry entry leads to, and gives their paths. */
export function checkOrphans({ sources, collector }: Decoding, entries: readonly RegistryEntry[]): readonly RelPath[] {
  const orphans: RelPath[] = [];
  const specs = new Set(entries.map((entry) => entry.specFile));
  for (const source of sources.specs) {
    if (specs.has(source.file)) continue;
    orphans.push(source.file);
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
    orphans.push(folder.folder);
    collector.add(
      modelDiagnostics.create(
        'meta-not-registered',
        { folder: folder.folder, registry: sources.registryFile },
        { span: fileStart(contract.file) },
      ),
    );
  }
  return orphans;
}
