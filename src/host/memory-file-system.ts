import { byCodePoint, isRelPath, parentPath, parseRelPath } from '../text/index.js';
import type { RelPath } from '../text/index.js';
import { FileSystemError, mostBytesRead } from './file-system.js';
import type { FileStat, FileSystem, FolderEntry } from './file-system.js';

/** A tree as plain data: path → content (text as UTF-8). A path that ends in `/` is an empty folder. Other folders follow from the files. */
export type MemoryTree = Readonly<Record<string, string | Uint8Array>>;

/** A {@link FileSystem} that lives in memory and can be photographed. */
export interface MemoryFileSystem extends FileSystem {
  /** Every file as UTF-8 text and every empty folder (`name/` → ``), sorted: two trees are equal when their snapshots are. */
  readonly snapshot: () => Readonly<Record<string, string>>;
}

interface Entry {
  readonly kind: 'file' | 'directory';
  readonly content: Uint8Array;
  readonly mode: number;
  readonly mtimeMs: number;
  readonly id: string;
}

interface Store {
  readonly entries: Map<string, Entry>;
  /** Counts one up per change, so that times of change are comparable and the same on every machine. */
  readonly tick: () => number;
}

const nothing = new Uint8Array();

/** A tree in memory with the calls, codes and meanings of `createNodeFileSystem`; it holds no symlinks. Throws on an unsafe path in `tree`. */
export function createMemoryFileSystem(tree: MemoryTree = {}): MemoryFileSystem {
  const store = createStore();
  for (const [name, content] of Object.entries(tree)) plant(store, name, content);
  return { ...readingCalls(store.entries), ...writingCalls(store), snapshot: () => snapshotOf(store.entries) };
}

function createStore(): Store {
  let time = 0;
  return {
    entries: new Map(),
    tick: () => {
      time += 1;
      return time;
    },
  };
}

function plant(store: Store, name: string, content: string | Uint8Array): void {
  const path = parseRelPath(name);
  if (!isRelPath(path)) throw new Error(`"${name}" ${path.problem}`);
  for (let folder = parentPath(path); folder !== undefined; folder = parentPath(folder)) {
    if (!store.entries.has(folder)) store.entries.set(folder, folderEntry(store));
  }
  store.entries.set(
    path,
    name.endsWith('/')
      ? folderEntry(store)
      : fileEntry(store, typeof content === 'string' ? Buffer.from(content, 'utf8') : content),
  );
}

function folderEntry(store: Store): Entry {
  const time = store.tick();
  return { kind: 'directory', content: nothing, mode: 0o755, mtimeMs: time, id: String(time) };
}

function fileEntry(store: Store, content: Uint8Array, mode = 0o644): Entry {
  const time = store.tick();
  return { kind: 'file', content: Uint8Array.from(content), mode, mtimeMs: time, id: String(time) };
}

type ReadingCalls = Pick<FileSystem, 'read' | 'stat' | 'list' | 'entries'>;

function readingCalls(entries: ReadonlyMap<string, Entry>): ReadingCalls {
  return {
    read: async (path) => {
      const entry = entries.get(path);
      if (entry?.kind === 'directory') throw new FileSystemError('EISDIR', 'read', path);
      if (entry && entry.content.byteLength > mostBytesRead) throw new FileSystemError('EFBIG', 'read', path);
      return entry && Uint8Array.from(entry.content);
    },
    stat: async (path) => statOf(entries.get(path)),
    list: async (path) =>
      path === undefined || entries.get(path)?.kind === 'directory' ? namesIn(entries, path) : undefined,
    entries: async (path) => {
      if (path !== undefined && entries.get(path)?.kind !== 'directory') return undefined;
      const kindOf = (name: string): FolderEntry['kind'] =>
        entries.get(path === undefined ? name : `${path}/${name}`)?.kind ?? 'other';
      return namesIn(entries, path).map((name) => ({ name, kind: kindOf(name) }));
    },
  };
}

function statOf(entry: Entry | undefined): FileStat | undefined {
  if (!entry) return undefined;
  const { kind, content, mtimeMs, mode, id } = entry;
  return { kind, size: content.byteLength, mtimeMs, mode, id };
}

function namesIn(entries: ReadonlyMap<string, Entry>, folder: string | undefined): readonly string[] {
  const prefix = folder === undefined ? '' : `${folder}/`;
  return [...entries.keys()]
    .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
    .map((path) => path.slice(prefix.length))
    .sort(byCodePoint);
}

function writingCalls(store: Store): Omit<FileSystem, keyof ReadingCalls> {
  const { entries } = store;
  return {
    create: async (path, content, mode) => {
      expectFree(entries, 'create', path);
      entries.set(path, fileEntry(store, content, mode));
    },
    rename: async (from, to) => {
      const entry = expectFile(entries, { name: 'rename', told: to }, from);
      expectParent(entries, 'rename', to);
      if (entries.get(to)?.kind === 'directory') throw new FileSystemError('EISDIR', 'rename', to);
      entries.delete(from);
      entries.set(to, entry);
    },
    place: async (from, to) => {
      const entry = expectFile(entries, { name: 'place', told: to }, from);
      expectFree(entries, 'place', to);
      entries.delete(from);
      entries.set(to, entry);
    },
    remove: async (path) => {
      expectFile(entries, { name: 'remove', told: path }, path);
      entries.delete(path);
    },
    makeFolder: async (path) => {
      expectFree(entries, 'makeFolder', path);
      entries.set(path, folderEntry(store));
    },
    removeFolder: async (path) => {
      expectEmptyFolder(entries, path);
      entries.delete(path);
    },
  };
}

function expectParent(entries: ReadonlyMap<string, Entry>, call: string, path: RelPath): void {
  const parent = parentPath(path);
  if (parent === undefined) return;
  let nearest: RelPath | undefined = parent;
  while (nearest !== undefined && !entries.has(nearest)) nearest = parentPath(nearest);
  if (nearest !== undefined && entries.get(nearest)?.kind === 'file') throw new FileSystemError('ENOTDIR', call, path);
  if (nearest !== parent) throw new FileSystemError('ENOENT', call, path);
}

function expectFree(entries: ReadonlyMap<string, Entry>, call: string, path: RelPath): void {
  expectParent(entries, call, path);
  if (entries.has(path)) throw new FileSystemError('EEXIST', call, path);
}

function expectFile(
  entries: ReadonlyMap<string, Entry>,
  { name, told }: { readonly name: string; readonly told: RelPath },
  path: RelPath,
): Entry {
  expectParent(entries, name, path);
  const entry = entries.get(path);
  if (!entry) throw new FileSystemError('ENOENT', name, told);
  if (entry.kind === 'directory') throw new FileSystemError('EISDIR', name, told);
  return entry;
}

function expectEmptyFolder(entries: ReadonlyMap<string, Entry>, path: RelPath): void {
  expectParent(entries, 'removeFolder', path);
  const entry = entries.get(path);
  if (!entry) throw new FileSystemError('ENOENT', 'removeFolder', path);
  if (entry.kind === 'file') throw new FileSystemError('ENOTDIR', 'removeFolder', path);
  if (namesIn(entries, path).length > 0) throw new FileSystemError('ENOTEMPTY', 'removeFolder', path);
}

function snapshotOf(entries: ReadonlyMap<string, Entry>): Readonly<Record<string, string>> {
  const told: [string, string][] = [];
  for (const [path, entry] of entries) {
    if (entry.kind === 'file') told.push([path, Buffer.from(entry.content).toString('utf8')]);
    else if (namesIn(entries, path).length === 0) told.push([`${path}/`, '']);
  }
  return Object.fromEntries(told.sort(([a], [b]) => byCodePoint(a, b)));
}
