import type { FileSystem } from '../host/index.js';
import { joinPath, type RelPath } from '../text/index.js';

/**
 * A tree as it would be without some files, and without the folders that are empty then. For judging only: what writes
 * through it writes.
 */
export function withoutFiles(files: FileSystem, paths: ReadonlySet<RelPath>): FileSystem {
  const isGone = async (folder: RelPath | undefined, name: string): Promise<boolean> => {
    const path = joinPath(folder ?? '', name);
    if (paths.has(path)) return true;
    if (![...paths].some((gone) => gone.startsWith(`${path}/`))) return false;
    for (const child of (await files.list(path)) ?? []) if (!(await isGone(path, child))) return false;
    return true;
  };
  const remaining = async <T>(folder: RelPath | undefined, items: readonly T[], nameOf: (item: T) => string) => {
    const kept: T[] = [];
    for (const item of items) if (!(await isGone(folder, nameOf(item)))) kept.push(item);
    return kept;
  };
  return {
    ...files,
    read: async (asked) => (paths.has(asked) ? undefined : files.read(asked)),
    stat: async (asked) => (paths.has(asked) ? undefined : files.stat(asked)),
    list: async (folder) => {
      const names = await files.list(folder);
      return names && remaining(folder, names, (name) => name);
    },
    entries: async (folder) => {
      const found = await files.entries(folder);
      return found && remaining(folder, found, ({ name }) => name);
    },
  };
}
