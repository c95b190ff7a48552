import { createCollector } from '../diagnostics/index.js';
import { isMapping } from '../documents/index.js';
import { byCodePoint, isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import { isContractName, isSpecName } from './contract-names.js';
import { createContractReader } from './contract-reader.js';
import { tellUnreadable, withoutTwins, type Finding } from './find-contracts.js';
import { walkFiles } from './walk-files.js';
import type { ContractSource } from './workspace-sources.js';

/** Where specs are to be found. */
export interface SpecPlaces {
  readonly specRoot: RelPath;
  readonly registry: ContractSource | undefined;
  /** Every file of the repository that is named as a spec. */
  readonly named: readonly RelPath[];
}

/**
 * Every spec, sorted by path: what is named as one, what the registry names, and below the spec root what states the id
 * of a module; whatever else stands there is nobody's contract, broken or not.
 */
export async function readSpecs(
  { files, reader, collector }: Finding,
  { specRoot, registry, named }: SpecPlaces,
): Promise<readonly ContractSource[]> {
  const all = await walkFiles(files, {
    start: specRoot,
    isWanted: (path) => isSpecName(path) || (/\.ya?ml$/.test(path) && !isContractName(path)),
    onUnreadable: (folder, problem) => tellUnreadable(collector, folder, problem),
  });
  const found = named.filter((path) => !path.startsWith(`${specRoot}/`));
  const quiet = createContractReader(files, createCollector());
  for (const path of all) if (isSpecName(path) || statesModule(await quiet.read(path))) found.push(path);
  const paths = new Set([...withoutTwins(found, collector), ...namedSpecs(registry)]);
  const specs: ContractSource[] = [];
  for (const path of [...paths].sort(byCodePoint)) {
    const source = await reader.read(path);
    if (source) specs.push(source);
  }
  return specs;
}

function statesModule(source: ContractSource | undefined): boolean {
  const { metadata, module } = source?.document?.value ?? {};
  const id = isMapping(metadata) ? metadata['module_id'] : isMapping(module) ? module['id'] : undefined;
  return typeof id === 'string' && /^[a-z][\w.]*$/.test(id);
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
