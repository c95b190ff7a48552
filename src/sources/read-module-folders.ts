import type { FileSystem, FolderEntry } from '../host/index.js';
import { isRelPath, joinPath, parseRelPath, type RelPath } from '../text/index.js';
import type { Finding } from './find-contracts.js';
import { withoutAbsent } from './without-absent.js';
import type { ContractSource, ModuleFolder } from './workspace-sources.js';

/** Every folder directly below the module root, sorted, with its contracts. */
export async function readModuleFolders(
  { files, reader }: Pick<Finding, 'files' | 'reader'>,
  moduleRoot: RelPath,
): Promise<readonly ModuleFolder[]> {
  const folders: ModuleFolder[] = [];
  for (const { name, kind } of await entriesOf(files, moduleRoot)) {
    const folder = parseRelPath(`${moduleRoot}/${name}`);
    if (!isRelPath(folder) || kind !== 'directory') continue;
    const names = (await entriesOf(files, folder)).map((entry) => entry.name);
    const contract = (stem: string): Promise<ContractSource | undefined> =>
      names.some((candidate) => candidate === `${stem}.yaml` || candidate === `${stem}.yml`)
        ? reader.readEither(joinPath(folder, stem))
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

async function entriesOf(files: FileSystem, folder: RelPath): Promise<readonly FolderEntry[]> {
  return (await files.entries(folder)) ?? [];
}
