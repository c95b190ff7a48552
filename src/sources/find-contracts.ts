import type { Collector } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { fileStart, type RelPath } from '../text/index.js';
import { isContractName, isProgramName, isSpecName, stemOf } from './contract-names.js';
import type { ContractReader } from './contract-reader.js';
import { sourceDiagnostics } from './diagnostics.js';
import { walkFiles } from './walk-files.js';
import type { ContractSource } from './workspace-sources.js';

/** What finding works with. */
export interface Finding {
  readonly files: FileSystem;
  readonly reader: ContractReader;
  readonly collector: Collector;
}

/** What one walk over the repository finds. */
export interface FoundContracts {
  /** Every file that is a contract by its name, specs left out, read, sorted by path. */
  readonly contracts: readonly ContractSource[];
  /** Every file that is named as a Module-Spec, sorted. */
  readonly specs: readonly RelPath[];
  /** Every file that is TypeScript or JavaScript by its name, not read, sorted. */
  readonly programs: readonly RelPath[];
}

/** Finds what is a contract, or a program, by its name anywhere below the root. */
export async function findContracts({ files, reader, collector }: Finding): Promise<FoundContracts> {
  const paths = await walkFiles(files, {
    isWanted: (path) => isContractName(path) || isSpecName(path) || isProgramName(path),
    onWorkspace: (folder, marker) => {
      collector.add(sourceDiagnostics.create('nested-workspace', { folder }, { span: fileStart(marker) }));
    },
    onUnreadable: (folder, problem) => tellUnreadable(collector, folder, problem),
  });
  const found: ContractSource[] = [];
  for (const path of withoutTwins(paths.filter(isContractName), collector)) {
    const source = await reader.read(path);
    if (source) found.push(source);
    else tellDeadLink(path, collector);
  }
  return { contracts: found, specs: paths.filter(isSpecName), programs: paths.filter(isProgramName) };
}

/** Tells a folder whose names could not be read; a link that leaves the repository is worse than a lack of permission. */
export function tellUnreadable(collector: Collector, folder: RelPath, problem: string): void {
  collector.add(
    problem === 'ELEAVESROOT'
      ? sourceDiagnostics.create('not-readable', { path: folder, problem }, { file: folder })
      : sourceDiagnostics.create('folder-not-readable', { folder, problem }, { file: folder }),
  );
}

/** The paths with one ending per name; the second is told. */
export function withoutTwins(paths: readonly RelPath[], collector: Collector): readonly RelPath[] {
  const kept = new Map<string, RelPath>();
  for (const path of paths) {
    const stem = stemOf(path);
    const twin = kept.get(stem);
    if (twin === undefined) kept.set(stem, path);
    else collector.add(sourceDiagnostics.create('twin-contracts', { file: path, twin }, { span: fileStart(path) }));
  }
  return [...kept.values()];
}

function tellDeadLink(path: RelPath, collector: Collector): void {
  const problem = 'the link leads nowhere';
  collector.add(sourceDiagnostics.create('not-readable', { path, problem }, { span: fileStart(path) }));
}
