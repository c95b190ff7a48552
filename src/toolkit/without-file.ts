import type { FileSystem } from '../host/index.js';
import { baseName, parentPath, type RelPath } from '../text/index.js';

/** A tree as it would be without one file. For judging only: what writes through it writes. */
export function withoutFile(files: FileSystem, path: RelPath): FileSystem {
  const isGone = (folder: RelPath | undefined, name: string): boolean =>
    (folder ?? '') === (parentPath(path) ?? '') && name === baseName(path);
  return {
    ...files,
    read: async (asked) => (asked === path ? undefined : files.read(asked)),
    stat: async (asked) => (asked === path ? undefined : files.stat(asked)),
    list: async (folder) => (await files.list(folder))?.filter((name) => !isGone(folder, name)),
    entries: async (folder) => (await files.entries(folder))?.filter(({ name }) => !isGone(folder, name)),
  };
}
