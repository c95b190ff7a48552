import type { RelPath } from '../text/index.js';
import { FileSystemError } from './file-system.js';
import type { FileSystem } from './file-system.js';

/** Which call fails, and how. */
export interface Fault {
  /** The number, from 1, of the failing call among those counted. */
  readonly failAt: number;
  /** The system's code that the failing calls give. */
  readonly code: string;
  /** `write calls` counts and fails only calls that change the tree; all calls when omitted. */
  readonly only?: 'write calls';
  /** `once`: the calls after the failing one work again (the default). `dead`: every later call fails, as if the process had been killed. */
  readonly then?: 'once' | 'dead';
  /** What the failing call has done all the same: nothing (the default), half of a new file's bytes, or everything. */
  readonly effect?: 'none' | 'torn' | 'whole';
}

/** A {@link FileSystem} with one {@link Fault} in it. */
export interface FaultyFileSystem extends FileSystem {
  /** How many of the counted calls were made so far, the failed ones included. */
  readonly calls: () => number;
}

interface Attempt<T> {
  readonly name: keyof FileSystem;
  readonly path: string;
  readonly run: () => Promise<T>;
  /** What a call that is cut off in the middle leaves behind. */
  readonly tear?: () => Promise<void>;
}

const writing: ReadonlySet<keyof FileSystem> = new Set([
  'create',
  'rename',
  'place',
  'remove',
  'makeFolder',
  'removeFolder',
]);

/** `inner` with calls that fail as `fault` says: proves what a crash or a full disk at any step leaves behind. */
export function createFaultyFileSystem(inner: FileSystem, fault: Fault): FaultyFileSystem {
  let count = 0;
  const attempt = async <T>(call: Attempt<T>): Promise<T> => {
    if (fault.only === 'write calls' && !writing.has(call.name)) return call.run();
    count += 1;
    if (count < fault.failAt || (count > fault.failAt && fault.then !== 'dead')) return call.run();
    if (count === fault.failAt) await leaveBehind(call, fault.effect ?? 'none');
    throw new FileSystemError(fault.code, call.name, call.path);
  };
  return { ...guardedCalls(inner, attempt), calls: () => count };
}

async function leaveBehind<T>(call: Attempt<T>, effect: 'none' | 'torn' | 'whole'): Promise<void> {
  if (effect === 'whole') await call.run();
  if (effect === 'torn') await call.tear?.();
}

function guardedCalls(inner: FileSystem, attempt: <T>(call: Attempt<T>) => Promise<T>): FileSystem {
  return {
    read: (path) => attempt({ name: 'read', path, run: () => inner.read(path) }),
    stat: (path) => attempt({ name: 'stat', path, run: () => inner.stat(path) }),
    list: (path?: RelPath) => attempt({ name: 'list', path: path ?? '', run: () => inner.list(path) }),
    entries: (path?: RelPath) => attempt({ name: 'entries', path: path ?? '', run: () => inner.entries(path) }),
    create: (path, content, mode) =>
      attempt({
        name: 'create',
        path,
        run: () => inner.create(path, content, mode),
        tear: () => inner.create(path, content.subarray(0, content.byteLength >> 1), mode),
      }),
    rename: (from, to) => attempt({ name: 'rename', path: to, run: () => inner.rename(from, to) }),
    place: (from, to) => attempt({ name: 'place', path: to, run: () => inner.place(from, to) }),
    remove: (path) => attempt({ name: 'remove', path, run: () => inner.remove(path) }),
    makeFolder: (path) => attempt({ name: 'makeFolder', path, run: () => inner.makeFolder(path) }),
    removeFolder: (path) => attempt({ name: 'removeFolder', path, run: () => inner.removeFolder(path) }),
  };
}
