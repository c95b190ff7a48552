import { chmod, lstat, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryFileSystem, createNodeFileSystem, FileSystemError } from '../../../src/host/index.js';
import type { FileSystem } from '../../../src/host/index.js';
import { relPath } from '../../../src/text/index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (content: Uint8Array | undefined): string | undefined => content && new TextDecoder().decode(content);

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return error instanceof FileSystemError ? error.code : `not a FileSystemError: ${String(error)}`;
  }
}

const roots: string[] = [];
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, { recursive: true, force: true });
});

const implementations: readonly [string, () => Promise<FileSystem>][] = [
  ['memory', () => Promise.resolve(createMemoryFileSystem())],
  [
    'node',
    async () => {
      const root = await mkdtemp(join(tmpdir(), 'l9gen-host-'));
      roots.push(root);
      return createNodeFileSystem(root);
    },
  ],
];

/** `a/` with `a/one.txt` (`1`) and the empty folder `a/empty`. */
async function plant(open: () => Promise<FileSystem>): Promise<FileSystem> {
  const files = await open();
  await files.makeFolder(relPath('a'));
  await files.makeFolder(relPath('a/empty'));
  await files.create(relPath('a/one.txt'), bytes('1'));
  return files;
}

describe.each(implementations)('file system on %s', (_name, open) => {
  it('reads back what it created, byte for byte', async () => {
    const files = await plant(open);
    const content = Uint8Array.from([0, 255, 13, 10, 239, 187, 191]);
    await files.create(relPath('a/raw'), content);
    expect(Array.from((await files.read(relPath('a/raw'))) ?? [])).toEqual(Array.from(content));
    expect(await files.stat(relPath('a/raw'))).toMatchObject({ kind: 'file', size: 7 });
  });

  it('answers undefined where nothing stands', async () => {
    const files = await plant(open);
    for (const path of ['b', 'b/c', 'a/one.txt/below']) {
      expect(await files.read(relPath(path))).toBeUndefined();
      expect(await files.stat(relPath(path))).toBeUndefined();
      expect(await files.list(relPath(path))).toBeUndefined();
      expect(await files.entries(relPath(path))).toBeUndefined();
    }
    expect(await files.list(relPath('a/one.txt'))).toBeUndefined();
  });

  it('lists names sorted by code unit', async () => {
    const files = await plant(open);
    for (const name of ['b', 'Z', 'ä', '_']) await files.create(relPath(name), bytes(''));
    expect(await files.list()).toEqual(['Z', '_', 'a', 'b', 'ä']);
    expect(await files.list(relPath('a'))).toEqual(['empty', 'one.txt']);
    expect(await files.list(relPath('a/empty'))).toEqual([]);
  });

  it('lists names with their kinds', async () => {
    const files = await plant(open);
    await files.create(relPath('Z'), bytes(''));
    expect(await files.entries()).toEqual([
      { name: 'Z', kind: 'file' },
      { name: 'a', kind: 'directory' },
    ]);
    expect(await files.entries(relPath('a'))).toEqual([
      { name: 'empty', kind: 'directory' },
      { name: 'one.txt', kind: 'file' },
    ]);
    expect(await files.entries(relPath('a/empty'))).toEqual([]);
    expect(await files.entries(relPath('a/one.txt'))).toBeUndefined();
  });

  it('tells folders and files apart', async () => {
    const files = await plant(open);
    expect(await files.stat(relPath('a'))).toMatchObject({ kind: 'directory' });
    expect(await codeOf(files.read(relPath('a')))).toBe('EISDIR');
  });

  it('sets exactly the mode it is asked for', async () => {
    const files = await plant(open);
    await files.create(relPath('run'), bytes(''), 0o777);
    await files.create(relPath('secret'), bytes(''), 0o600);
    expect((await files.stat(relPath('run')))?.mode).toBe(0o777);
    expect((await files.stat(relPath('secret')))?.mode).toBe(0o600);
  });

  it('creates only what does not exist, in a folder that does', async () => {
    const files = await plant(open);
    expect(await codeOf(files.create(relPath('a/one.txt'), bytes('2')))).toBe('EEXIST');
    expect(await codeOf(files.create(relPath('a/empty'), bytes('2')))).toBe('EEXIST');
    expect(await codeOf(files.create(relPath('b/c'), bytes('2')))).toBe('ENOENT');
    expect(await codeOf(files.create(relPath('a/one.txt/c'), bytes('2')))).toBe('ENOTDIR');
    expect(textOf(await files.read(relPath('a/one.txt')))).toBe('1');
  });

  it('moves a file, replaces the one at the target, and keeps its mode and time', async () => {
    const files = await plant(open);
    await files.create(relPath('new'), bytes('2'), 0o640);
    const before = await files.stat(relPath('new'));
    await files.rename(relPath('new'), relPath('a/one.txt'));
    expect(textOf(await files.read(relPath('a/one.txt')))).toBe('2');
    expect(await files.stat(relPath('a/one.txt'))).toEqual(before);
    expect(await files.stat(relPath('new'))).toBeUndefined();
  });

  it('moves no folder, onto no folder, and nothing that is not there', async () => {
    const files = await plant(open);
    expect(await codeOf(files.rename(relPath('a'), relPath('b')))).toBe('EISDIR');
    expect(await codeOf(files.rename(relPath('a/one.txt'), relPath('a/empty')))).toBe('EISDIR');
    expect(await codeOf(files.rename(relPath('a/two.txt'), relPath('b')))).toBe('ENOENT');
    expect(await codeOf(files.rename(relPath('a/one.txt'), relPath('b/c')))).toBe('ENOENT');
    expect(textOf(await files.read(relPath('a/one.txt')))).toBe('1');
  });

  it('places a file only where nothing stands, in a folder that is there', async () => {
    const files = await plant(open);
    await files.create(relPath('new'), bytes('2'), 0o640);
    const { mode, mtimeMs } = (await files.stat(relPath('new'))) ?? {};
    expect(await codeOf(files.place(relPath('new'), relPath('a/one.txt')))).toBe('EEXIST');
    expect(await codeOf(files.place(relPath('new'), relPath('a/empty')))).toBe('EEXIST');
    expect(await codeOf(files.place(relPath('new'), relPath('b/c')))).toBe('ENOENT');
    expect(await codeOf(files.place(relPath('none'), relPath('b')))).toBe('ENOENT');
    expect(await codeOf(files.place(relPath('a'), relPath('b')))).toBe('EISDIR');
    await files.place(relPath('new'), relPath('a/three.txt'));
    expect(await files.stat(relPath('a/three.txt'))).toMatchObject({ mode, mtimeMs });
    expect([await files.stat(relPath('new')), textOf(await files.read(relPath('a/one.txt')))]).toEqual([
      undefined,
      '1',
    ]);
  });

  it('knows two files apart, and one again', async () => {
    const files = await plant(open);
    const idOf = async (path: string): Promise<string | undefined> => (await files.stat(relPath(path)))?.id;
    await files.create(relPath('new'), bytes('1'));
    const id = await idOf('new');
    expect(await idOf('a/one.txt')).not.toBe(id);
    await files.place(relPath('new'), relPath('other'));
    expect(await idOf('other')).toBe(id);
  });

  it('removes files but no folders', async () => {
    const files = await plant(open);
    await files.remove(relPath('a/one.txt'));
    expect(await files.stat(relPath('a/one.txt'))).toBeUndefined();
    expect(await codeOf(files.remove(relPath('a/one.txt')))).toBe('ENOENT');
    expect(await codeOf(files.remove(relPath('a')))).toBe('EISDIR');
  });

  it('makes one folder and removes an empty one', async () => {
    const files = await plant(open);
    expect(await codeOf(files.makeFolder(relPath('a')))).toBe('EEXIST');
    expect(await codeOf(files.makeFolder(relPath('a/one.txt')))).toBe('EEXIST');
    expect(await codeOf(files.makeFolder(relPath('b/c')))).toBe('ENOENT');
    expect(await codeOf(files.removeFolder(relPath('a')))).toBe('ENOTEMPTY');
    expect(await codeOf(files.removeFolder(relPath('a/one.txt')))).toBe('ENOTDIR');
    expect(await codeOf(files.removeFolder(relPath('b')))).toBe('ENOENT');
    await files.removeFolder(relPath('a/empty'));
    expect(await files.stat(relPath('a/empty'))).toBeUndefined();
  });

  it('names the call and the relative path in its errors', async () => {
    const files = await plant(open);
    await expect(files.remove(relPath('a/none'))).rejects.toMatchObject({
      call: 'remove',
      path: 'a/none',
      message: 'remove a/none: ENOENT',
    });
  });

  it('reads a thousand files at once', async () => {
    const files = await open();
    const paths = Array.from({ length: 1000 }, (_, index) => relPath(`f${index}`));
    await files.create(relPath('f0'), bytes('x'));
    const read = await Promise.all(paths.map((path) => files.read(path)));
    expect(read.filter((content) => content !== undefined)).toHaveLength(1);
  });
});

describe('file system on node, modes', () => {
  it('does not touch the mode of what it leaves alone', async () => {
    const root = await mkdtemp(join(tmpdir(), 'l9gen-host-'));
    roots.push(root);
    const files = createNodeFileSystem(root);
    await files.create(relPath('x'), bytes(''));
    await chmod(join(root, 'x'), 0o751);
    await files.rename(relPath('x'), relPath('y'));
    expect((await lstat(join(root, 'y'))).mode & 0o777).toBe(0o751);
  });
});
