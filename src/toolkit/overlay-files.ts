import { FileSystemError, type FileSystem } from '../host/index.js';
import { baseName, byCodePoint, joinPath, parentPath, type RelPath } from '../text/index.js';

/**
 * A tree as it would be with some files written: `added` (path → text) lies over `files`, folders on the way included.
 * For judging what is to be written before it is: whatever writes through it fails with `EROFS`.
 */
export function createOverlayFiles(files: FileSystem, added: ReadonlyMap<RelPath, string>): FileSystem {
  const namesBelow = namesByFolder(added.keys());
  const contentOf = (path: RelPath): Uint8Array | undefined => {
    const text = added.get(path);
    return text === undefined ? undefined : Buffer.from(text, 'utf8');
  };
  const kindOf = (path: RelPath): 'file' | 'directory' => (added.has(path) ? 'file' : 'directory');
  return {
    ...refusingCalls,
    read: async (path) => contentOf(path) ?? files.read(path),
    stat: async (path) => {
      const size = contentOf(path)?.byteLength;
      if (size !== undefined) return { kind: 'file', size, mtimeMs: 0, mode: 0o644, id: `over ${path}` };
      const there = await files.stat(path);
      return (
        there ??
        (namesBelow.has(path) ? { kind: 'directory', size: 0, mtimeMs: 0, mode: 0o755, id: `over ${path}` } : undefined)
      );
    },
    list: async (path) => {
      const [there, names] = [await files.list(path), namesBelow.get(path ?? '')];
      return names ? [...new Set([...(there ?? []), ...names])].sort(byCodePoint) : there;
    },
    entries: async (path) => {
      const [there, names] = [await files.entries(path), namesBelow.get(path ?? '')];
      if (!names) return there;
      const kinds = new Map((there ?? []).map(({ name, kind }) => [name, kind]));
      for (const name of names) kinds.set(name, kindOf(joinPath(path ?? '', name)));
      return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => byCodePoint(a.name, b.name));
    },
  };
}

const refusing =
  (call: string) =>
  (path: RelPath): Promise<never> =>
    Promise.reject(new FileSystemError('EROFS', call, path));

const refusingCalls = {
  create: refusing('create'),
  rename: refusing('rename'),
  place: refusing('place'),
  remove: refusing('remove'),
  makeFolder: refusing('makeFolder'),
  removeFolder: refusing('removeFolder'),
};

function namesByFolder(paths: Iterable<RelPath>): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let at: RelPath | undefined = path; at !== undefined; at = parentPath(at)) {
      const folder = parentPath(at) ?? '';
      names.set(folder, (names.get(folder) ?? new Set()).add(baseName(at)));
    }
  }
  return names;
}
