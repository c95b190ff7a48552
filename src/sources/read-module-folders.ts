import { FileSystemError, type FolderEntry } from '../host/index.js';
import { isRelPath, joinPath, parseRelPath, type RelPath } from '../text/index.js';
import { tellUnreadable, type Finding } from './find-contracts.js';
import { withoutAbsent } from './without-absent.js';
import type { ContractSource, ModuleFolder } from './workspace-sources.js';

/** Every folder directly below the module root, sorted, with its contracts. */
export async function readModuleFolders(finding: Finding, moduleRoot: RelPath): Promise<readonly ModuleFolder[]> {
  const folders: ModuleFolder[] = [];
  for (const { name, kind } of await entriesOf(finding, moduleRoot)) {
    const folder = parseRelPath(`${moduleRoot}/${name}`);
    if (!isRelPath(folder) || kind !== 'directory') continue;
    const names = (await entriesOf(finding, folder)).map((entry) => entry.name);
    const contract = (stem: string): Promise<ContractSource | undefined> =>
      names.some((candidate) => candidate === `${stem}.yaml` || candidate === `${stem}.yml`)
        ? finding.reader.readEither(joinPath(folder, stem))
        : Promise.resolve(undefined);
    const contracts = {
      meta: await contract('module.meta'),
      wiring: await contract('wiring.meta'),
      readme: await contract('README.meta'),
      tests: await contract('tests.meta'),
    };
    folders.push({ folder, names, ...withoutAbsent(contracts) });
  }
  return folders;
}

async function entriesOf({ files, collector }: Finding, folder: RelPath): Promise<readonly FolderEntry[]> {
  try {
    return (await files.entries(folder)) ?? [];
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    tellUnreadable(collector, folder, error.code);
    return [];
  }
}
