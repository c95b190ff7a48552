import { cpSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/*
 * Copying and reading whole trees is much of what a test costs: the calls that wait take a fraction of the time of a
 * processor that those through promises take.
 */

/** A folder that the test may fill; the caller removes it with {@link removeFolder}. */
export function createFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'l9gen-test-'));
}

/** Removes a folder made by {@link createFolder}. */
export function removeFolder(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  return Promise.resolve();
}

/** A copy of a folder in a folder of its own. */
export async function copyOf(folder: string): Promise<string> {
  const copy = await createFolder();
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  return copy;
}

/** Lets a host in `folder` find the packages that are installed here; a user runs `npm install` instead. */
export async function linkPackages(folder: string): Promise<void> {
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
}

/** What a file of a {@link snapshot} holds, and when it was written. */
export interface FileState {
  readonly bytes: string;
  readonly mtimeMs: number;
}

/** Every file below a folder with its bytes and modification time, sorted by path; links and installed packages left out. */
export function snapshot(folder: string): Promise<ReadonlyMap<string, FileState>> {
  return Promise.resolve(new Map(statesBelow(folder, '')));
}

function statesBelow(folder: string, below: string): readonly (readonly [string, FileState])[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): ReturnType<typeof statesBelow> => {
      const path = join(below, entry.name);
      const file = join(folder, path);
      if (entry.isDirectory()) return statesBelow(folder, path);
      if (!entry.isFile()) return [];
      return [[path, { bytes: readFileSync(file).toString('base64'), mtimeMs: lstatSync(file).mtimeMs }]];
    });
}
