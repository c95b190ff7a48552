import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { FolderInUseError, lockFolder } from '../../l9/core/folder_lock.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'l9-lock-'));
  file = join(folder, 'lock');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a lock names its process, and is gone after the release', async () => {
  const unlock = await lockFolder(file);
  expect(await readFile(file, 'utf8')).toBe(String(process.pid));
  await unlock();
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});

test('the lock of a living process is respected', async () => {
  await writeFile(file, String(process.ppid));
  await expect(lockFolder(file)).rejects.toThrow(FolderInUseError);
  expect(await readFile(file, 'utf8')).toBe(String(process.ppid));
});

test.each([
  ['a dead process', () => String(spawnSync(process.execPath, ['-e', '']).pid)],
  ['an earlier process with our id', () => String(process.pid)],
  ['nobody', () => 'garbage'],
])('the lock of %s is taken over', async (_name, content) => {
  await writeFile(file, content());
  await lockFolder(file);
  expect(await readFile(file, 'utf8')).toBe(String(process.pid));
});
