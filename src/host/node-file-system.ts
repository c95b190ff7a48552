import { closeSync, constants, lstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { chmod, link, lstat, mkdir, open, rename, rmdir, unlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Dirent, Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { baseName, byCodePoint, parentPath } from '../text/index.js';
import type { RelPath } from '../text/index.js';
import { FileSystemError, mostBytesRead } from './file-system.js';
import type { FileStat, FileSystem } from './file-system.js';

/**
 * The tree below `root` (an absolute path) on the real disk. A reading call follows symlinks that stay inside the root;
 * a writing call follows none: a symlinked parent is `ELEAVESROOT` although it points inside, because what it points at
 * can change between the check and the write. No file of more than `mostBytes` is read. The codes are the same on every system and the same as in
 * `createMemoryFileSystem`. A folder's entry is not flushed: after a power cut (not after a kill) the newest renames can be missing.
 */
export function createNodeFileSystem(root: string, mostBytes = mostBytesRead): FileSystem {
  return { ...readingCalls(root, mostBytes), ...writingCalls(root) };
}

type ReadingCalls = Pick<FileSystem, 'read' | 'stat' | 'list' | 'entries' | 'stamp'>;

// Reading is synchronous: for thousands of small files that is several times quicker than the thread pool.
function readingCalls(root: string, mostBytes: number): ReadingCalls {
  const reading = <T>(call: string, path: string, work: () => T): Promise<T | undefined> =>
    guarded(call, path, () => present(async () => work()));
  return {
    read: (path) => reading('read', path, () => readRegular(resolveInside(root, path), mostBytes)),
    stat: (path) => reading('stat', path, () => describe(lstatSync(resolveParent(root, path)))),
    list: (path) =>
      reading('list', path ?? '', () =>
        readdirSync(path === undefined ? root : resolveInside(root, path)).sort(byCodePoint),
      ),
    entries: (path) =>
      reading('entries', path ?? '', () =>
        readdirSync(path === undefined ? root : resolveInside(root, path), { withFileTypes: true })
          .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
          .sort((a, b) => byCodePoint(a.name, b.name)),
      ),
    stamp: (path) => Promise.resolve(stampAt(path === undefined ? root : join(root, path))),
  };
}

// Milliseconds. The times of the coarsest file systems are this coarse: what changed just now can change again unseen.
const settled = 2500;

function stampAt(absolute: string): string | undefined {
  try {
    const stats = lstatSync(absolute, { throwIfNoEntry: false });
    if (!stats) return 'absent';
    if (!stats.isFile() && !stats.isDirectory()) return undefined;
    const { mtimeMs, ctimeMs, size, dev, ino } = stats;
    if (Math.abs(Date.now() - Math.max(mtimeMs, ctimeMs)) < settled) return undefined;
    return `${mtimeMs} ${ctimeMs} ${size} ${dev} ${ino}`;
  } catch (error) {
    // A file on the way where a folder was: as if it were not there.
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

function writingCalls(root: string): Omit<FileSystem, keyof ReadingCalls> {
  const place = async (path: RelPath): Promise<string> => {
    await refuseLinkedParents(root, path);
    return join(root, path);
  };
  return {
    create: (path, content, mode) =>
      guarded('create', path, async () => createFlushed(await place(path), content, mode)),
    rename: (from, to) => guarded('rename', to, async () => moveFile(await place(from), await place(to))),
    place: (from, to) => guarded('place', to, async () => placeFile(await place(from), await place(to))),
    remove: (path) => guarded('remove', path, async () => unlinkFile(await place(path))),
    makeFolder: (path) => guarded('makeFolder', path, async () => mkdir(await place(path))),
    removeFolder: (path) => guarded('removeFolder', path, async () => rmdir(await place(path))),
  };
}

/** Runs one call; whatever the system throws becomes a {@link FileSystemError} that names the relative path only. */
async function guarded<T>(call: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new FileSystemError(code, call, path, { cause: error });
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** `undefined` where nothing stands at the path: a missing name, one that is too long for this disk, or a file (or a folder, for `list`) where the other was asked for on the way. */
async function present<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

function resolveInside(root: string, path: RelPath): string {
  const realRoot = realpathSync.native(root);
  const real = realpathSync.native(join(root, path));
  if (real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep))
    throw failure('ELEAVESROOT');
  return real;
}

/** The place of a name itself: its folder is resolved, the name is not. */
function resolveParent(root: string, path: RelPath): string {
  const parent = parentPath(path);
  return parent === undefined ? join(root, path) : join(resolveInside(root, parent), baseName(path));
}

async function refuseLinkedParents(root: string, path: RelPath): Promise<void> {
  const names = path.split('/').slice(0, -1);
  let folder = root;
  for (const name of names) {
    folder = join(folder, name);
    const stats = await lstat(folder);
    if (stats.isSymbolicLink()) throw failure('ELEAVESROOT');
    if (!stats.isDirectory()) throw failure('ENOTDIR');
  }
}

// The read itself is synchronous: never two descriptors are open, so that reading ten thousand files at once cannot run out of them.
function readRegular(real: string, mostBytes: number): Uint8Array {
  const stats = lstatSync(real);
  if (stats.isDirectory()) throw failure('EISDIR');
  // A pipe or a device would block or never end.
  if (!stats.isFile()) throw failure('EINVAL');
  if (stats.size > mostBytes) throw failure('EFBIG');
  const descriptor = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function createFlushed(absolute: string, content: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(absolute, 'wx', mode ?? 0o666);
  try {
    await fill(handle, content);
    // The mode given to open is narrowed by the process's umask; a mode asked for is meant exactly.
    if (mode !== undefined) await chmod(absolute, mode);
  } catch (error) {
    await unlink(absolute).catch(() => undefined);
    throw error;
  }
}

async function fill(handle: FileHandle, content: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function moveFile(from: string, to: string): Promise<void> {
  if ((await lstat(from)).isDirectory()) throw failure('EISDIR');
  const target = await present(() => lstat(to));
  if (target?.isDirectory()) throw failure('EISDIR');
  await rename(from, to);
}

// Systems and disks that know no second names for a file, or none for this one.
const linkRefusals: ReadonlySet<string | undefined> = new Set([
  ...['EPERM', 'EACCES', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EINVAL'],
]);

/** A second name is given only where no file stands; renaming alone would replace one that appears in this instant. */
async function placeFile(from: string, to: string): Promise<void> {
  if ((await lstat(from)).isDirectory()) throw failure('EISDIR');
  try {
    await link(from, to);
  } catch (error) {
    if (!linkRefusals.has(codeOf(error))) throw error;
    if (await present(() => lstat(to))) throw failure('EEXIST');
    await rename(from, to);
    return;
  }
  await unlink(from);
}

async function unlinkFile(absolute: string): Promise<void> {
  // Systems disagree on the code for a folder (EISDIR, EPERM).
  if ((await lstat(absolute)).isDirectory()) throw failure('EISDIR');
  await unlink(absolute);
}

function describe(stats: Stats): FileStat {
  const { size, mtimeMs, mode, dev, ino } = stats;
  return { kind: kindOf(stats), size, mtimeMs, mode: mode & 0o7777, id: `${dev} ${ino}` };
}

function kindOf(stats: Stats | Dirent): FileStat['kind'] {
  if (stats.isSymbolicLink()) return 'symlink';
  if (stats.isDirectory()) return 'directory';
  return stats.isFile() ? 'file' : 'other';
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
