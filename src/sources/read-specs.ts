import { byCodePoint, isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import { isSpecName } from './contract-names.js';
import { tellUnreadable, withoutTwins, type Finding } from './find-contracts.js';
import { walkFiles } from './walk-files.js';
import type { ContractSource } from './workspace-sources.js';

/** The specs below the spec root, and those elsewhere that the registry names, sorted by path. */
export async function readSpecs(
  { files, reader, collector }: Finding,
  specRoot: RelPath,
  registry: ContractSource | undefined,
): Promise<readonly ContractSource[]> {
  const found = await walkFiles(files, {
    start: specRoot,
    isWanted: isSpecName,
    onUnreadable: (folder, problem) => tellUnreadable(collector, folder, problem),
  });
  const paths = new Set([...withoutTwins(found, collector), ...namedSpecs(registry)]);
  const specs: ContractSource[] = [];
  for (const path of [...paths].sort(byCodePoint)) {
    const source = await reader.read(path);
    if (source) specs.push(source);
  }
  return specs;
}

function namedSpecs(registry: ContractSource | undefined): readonly RelPath[] {
  const modules = registry?.document?.value['modules'];
  if (!Array.isArray(modules)) return [];
  return modules.flatMap((entry: unknown) => {
    const spec = typeof entry === 'object' && entry !== null && 'spec' in entry ? entry.spec : undefined;
    const path = typeof spec === 'string' ? parseRelPath(spec) : undefined;
    return path !== undefined && isRelPath(path) ? [path] : [];
  });
}
