import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeFileSystem } from '../../../src/host/index.js';
import type { FileSystem } from '../../../src/host/index.js';
import { relPath } from '../../../src/text/index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('node file system and symlinks', () => {
  let base = '';
  let files: FileSystem;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'l9gen-rooted-'));
    await mkdir(join(base, 'root/inside'), { recursive: true });
    await mkdir(join(base, 'root-twin'));
    await writeFile(join(base, 'root/inside/file'), 'in');
    await writeFile(join(base, 'root-twin/file'), 'out');
    await symlink('../root-twin', join(base, 'root/leaving'));
    await symlink('inside', join(base, 'root/staying'));
    await symlink('../root-twin/file', join(base, 'root/leaving-file'));
    files = createNodeFileSystem(join(base, 'root'));
  });

  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });

  it('reads through links that stay inside and through none that leave, a sibling with the same beginning included', async () => {
    expect(Buffer.from((await files.read(relPath('staying/file'))) ?? []).toString()).toBe('in');
    await expect(files.read(relPath('leaving/file'))).rejects.toMatchObject({ code: 'ELEAVESROOT' });
    await expect(files.read(relPath('leaving-file'))).rejects.toMatchObject({ code: 'ELEAVESROOT' });
    await expect(files.list(relPath('leaving'))).rejects.toMatchObject({ code: 'ELEAVESROOT' });
    await expect(files.entries(relPath('leaving'))).rejects.toMatchObject({ code: 'ELEAVESROOT' });
    await expect(files.stat(relPath('leaving/file'))).rejects.toMatchObject({ code: 'ELEAVESROOT' });
  });

  it('reports a link as a link', async () => {
    expect(await files.stat(relPath('leaving'))).toMatchObject({ kind: 'symlink' });
    expect(await files.stat(relPath('leaving-file'))).toMatchObject({ kind: 'symlink' });
    expect(await files.entries()).toContainEqual({ name: 'leaving', kind: 'symlink' });
  });

  it.each(['leaving', 'staying'])('writes nothing below the linked folder %s', async (link) => {
    const below = relPath(`${link}/file`);
    const calls = [
      () => files.create(relPath(`${link}/new`), bytes('x')),
      () => files.rename(below, relPath('moved')),
      () => files.rename(relPath('inside/file'), below),
      () => files.remove(below),
      () => files.makeFolder(relPath(`${link}/folder`)),
      () => files.removeFolder(relPath(`${link}/folder`)),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'ELEAVESROOT' });
    expect(await readFile(join(base, 'root-twin/file'), 'utf8')).toBe('out');
    expect(await readdir(join(base, 'root-twin'))).toEqual(['file']);
    expect(await readFile(join(base, 'root/inside/file'), 'utf8')).toBe('in');
  });

  it('removes a link itself, never what it points at', async () => {
    await files.remove(relPath('leaving-file'));
    expect(await readdir(join(base, 'root'))).toEqual(['inside', 'leaving', 'staying']);
    expect(await readFile(join(base, 'root-twin/file'), 'utf8')).toBe('out');
  });

  it('replaces a link by a rename without following it', async () => {
    await files.rename(relPath('inside/file'), relPath('leaving-file'));
    expect(await readFile(join(base, 'root-twin/file'), 'utf8')).toBe('out');
    expect(await files.stat(relPath('leaving-file'))).toMatchObject({ kind: 'file' });
  });

  it('does not create through a dangling link', async () => {
    await symlink('../root-twin/new', join(base, 'root/dangling'));
    await expect(files.create(relPath('dangling'), bytes('x'))).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readdir(join(base, 'root-twin'))).toEqual(['file']);
  });

  it('works below a root that is itself reached through a link', async () => {
    await symlink('root', join(base, 'door'));
    const through = createNodeFileSystem(join(base, 'door'));
    await through.create(relPath('inside/new'), bytes('x'));
    expect(await through.list(relPath('inside'))).toEqual(['file', 'new']);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [join(base, 'root/pipe')]);
    expect(await files.stat(relPath('pipe'))).toMatchObject({ kind: 'other' });
    await expect(files.read(relPath('pipe'))).rejects.toMatchObject({ code: 'EINVAL' });
  });
});
