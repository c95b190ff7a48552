import type { FileSystem } from '../host/index.js';
import type { Ledger } from '../ledger/index.js';
import { planDiagnostics, type MovedPaths, type Named } from '../plan/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { baseName, fileStart, joinPath, parentPath, snakeCase, type IdRename, type RelPath } from '../text/index.js';
import type { ReadModel } from './read-model.js';

/** What moves when a module gets another id: whole folders that have its name, and single files. */
export interface Moved {
  /** Each file with its new path, which can be the old one. */
  readonly files: ReadonlyMap<RelPath, RelPath>;
  /** Files and folders, for those who name them. */
  readonly paths: MovedPaths;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The files of a module with the paths that they get. A folder that has the name of the module belongs to it alone and
 * moves with all that lies in it; what is no file in it is a finding.
 */
export async function gatherMoved(
  files: FileSystem,
  { workspace }: ReadModel,
  {
    rename,
    ledger,
    named,
  }: { readonly rename: IdRename; readonly ledger: Ledger | undefined; readonly named: Named | undefined },
): Promise<Moved> {
  const [before, after] = [snakeCase(rename.from), snakeCase(rename.to)];
  const made = [...(ledger?.files.keys() ?? []), ...(named?.wanted.files.map(({ path }) => path) ?? [])];
  const folders = foldersNamed(before, [joinPath(workspace.moduleRoot, before, 'module.meta.yaml'), ...made]);
  const pathOf = (path: RelPath): RelPath => {
    const folder = folders.find((one) => path.startsWith(`${one}/`));
    if (!folder) return joinPath(parentPath(path) ?? '', rename.rename(baseName(path)));
    return joinPath(parentPath(folder) ?? '', after, rename.rename(path.slice(folder.length + 1)));
  };
  const diagnostics: Diagnostic[] = [];
  const inFolders = (await Promise.all(folders.map((folder) => filesBelow(files, folder, diagnostics)))).flat();
  const own = workspace.filesOf.get(rename.from) ?? [];
  const all = new Map([...own, ...made, ...inFolders].map((path) => [path, pathOf(path)] as const));
  const paths = new Map<string, string>([
    ...all,
    ...folders.map((folder) => [folder, joinPath(parentPath(folder) ?? '', after)] as const),
  ]);
  return { files: all, paths, diagnostics };
}

function foldersNamed(snake: string, paths: readonly RelPath[]): readonly RelPath[] {
  const folders = new Set<RelPath>();
  for (const path of paths)
    for (let at = parentPath(path); at !== undefined; at = parentPath(at)) if (baseName(at) === snake) folders.add(at);
  return [...folders].filter((folder) => ![...folders].some((other) => folder.startsWith(`${other}/`)));
}

async function filesBelow(files: FileSystem, folder: RelPath, diagnostics: Diagnostic[]): Promise<readonly RelPath[]> {
  const found: RelPath[] = [];
  for (const { name, kind } of (await files.entries(folder)) ?? []) {
    const path = joinPath(folder, name);
    if (kind === 'directory') found.push(...(await filesBelow(files, path, diagnostics)));
    else if (kind === 'file') found.push(path);
    else {
      const what = kind === 'symlink' ? 'a symbolic link' : 'a special file';
      diagnostics.push(planDiagnostics.create('target-not-a-file', { path, found: what }, { span: fileStart(path) }));
    }
  }
  return found;
}
