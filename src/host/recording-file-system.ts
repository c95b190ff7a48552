import { hashOf, type RelPath } from '../text/index.js';
import { FileSystemError } from './file-system.js';
import type { FileSystem } from './file-system.js';

/** One reading call, and in `answer` what identifies its answer. */
export interface ReadRecord {
  readonly call: 'read' | 'stat' | 'list' | 'entries';
  readonly path?: RelPath;
  readonly answer: string;
}

/** A {@link FileSystem} that remembers what it was asked. */
export interface RecordingFileSystem extends FileSystem {
  /**
   * Each reading call once, in the order of the first. `undefined` when the tree was written to, or answered one
   * question in two ways: then what was read does not stand for the tree.
   */
  readonly records: () => readonly ReadRecord[] | undefined;
}

/** `inner`, with its reading calls recorded: whoever only reads through it gets the same result where {@link answersAgain}. */
export function createRecordingFileSystem(inner: FileSystem): RecordingFileSystem {
  const records = new Map<string, ReadRecord>();
  let isSound = true;
  const reading = async <T>(
    call: ReadRecord['call'],
    path: RelPath | undefined,
    work: () => Promise<T>,
  ): Promise<T> => {
    const done = await attempt(work);
    const record = { call, ...(path === undefined ? {} : { path }), answer: identify(done) };
    const key = `${call} ${path ?? ''}`;
    const before = records.get(key);
    if (before && before.answer !== record.answer) isSound = false;
    records.set(key, before ?? record);
    if ('error' in done) throw done.error;
    return done.value;
  };
  const writing = <A extends readonly unknown[]>(work: (...args: A) => Promise<void>) => {
    return (...args: A): Promise<void> => {
      isSound = false;
      return work(...args);
    };
  };
  return {
    read: (path) => reading('read', path, () => inner.read(path)),
    stat: (path) => reading('stat', path, () => inner.stat(path)),
    list: (path) => reading('list', path, () => inner.list(path)),
    entries: (path) => reading('entries', path, () => inner.entries(path)),
    create: writing(inner.create),
    rename: writing(inner.rename),
    place: writing(inner.place),
    remove: writing(inner.remove),
    makeFolder: writing(inner.makeFolder),
    removeFolder: writing(inner.removeFolder),
    records: () => (isSound ? [...records.values()] : undefined),
  };
}

/** Whether a tree answers every recorded call as it did; asks until the first difference. */
export async function answersAgain(files: FileSystem, records: readonly ReadRecord[]): Promise<boolean> {
  for (const record of records) if ((await answerOf(files, record)) !== record.answer) return false;
  return true;
}

/** What identifies the answer of a tree to a reading call, as a {@link ReadRecord} has it. */
export async function answerOf(files: FileSystem, { call, path }: Pick<ReadRecord, 'call' | 'path'>): Promise<string> {
  return identify(await attempt<unknown>(() => (path === undefined ? askRoot(files, call) : files[call](path))));
}

function askRoot(files: FileSystem, call: ReadRecord['call']): Promise<unknown> {
  return call === 'entries' ? files.entries() : files.list();
}

type Attempt<T> = { readonly value: T } | { readonly error: FileSystemError };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof FileSystemError) return { error };
    throw error;
  }
}

// Times and permissions are left out: no result may depend on them.
function identify(done: Attempt<unknown>): string {
  if ('error' in done) return `fails ${done.error.code}`;
  const { value } = done;
  if (value === undefined) return 'absent';
  if (value instanceof Uint8Array) return hashOf(value);
  if (Array.isArray(value)) return hashOf(JSON.stringify(value));
  if (typeof value === 'object' && value !== null && 'kind' in value) return String(value.kind);
  throw new Error('a reading call answers bytes, names or what stands there');
}
