import { lstat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * The nearest folder, from `startDirectory` upwards, that holds one of `markers` (names of files or folders): an absolute path,
 * or `undefined` when no folder up to the top of the disk does. A folder that may not be looked into holds none.
 */
export async function findRoot(startDirectory: string, markers: readonly string[]): Promise<string | undefined> {
  let folder = resolve(startDirectory);
  for (;;) {
    if (await holdsOne(folder, markers)) return folder;
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

async function holdsOne(folder: string, markers: readonly string[]): Promise<boolean> {
  for (const marker of markers) {
    if (await lstat(join(folder, marker)).catch(() => undefined)) return true;
  }
  return false;
}
