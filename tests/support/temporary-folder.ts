import { cp, lstat, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** A folder that the test may fill; the caller removes it with {@link removeFolder}. */
export function createFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'l9gen-test-'));
}

/** Removes a folder made by {@link createFolder}. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** A copy of a folder in a folder of its own. */
export async function copyOf(folder: string): Promise<string> {
  const copy = await createFolder();
  await cp(folder, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  return copy;
}

/** Lets a host in `folder` find the packages that are installed here; a user runs `npm install` instead. */
export async function linkPackages(folder: string): Promise<void> {
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
}

/** Every file below a folder with its bytes and modification time, sorted by path; links and installed packages left out. */
export async function snapshot(
  folder: string,
): Promise<ReadonlyMap<string, { readonly bytes: string; readonly mtimeMs: number }>> {
  const files = new Map<string, { readonly bytes: string; readonly mtimeMs: number }>();
  const visit = async (path: string): Promise<void> => {
    for (const name of (await readdir(path)).sort()) {
      const child = join(path, name);
      const stat = await lstat(child);
      if (stat.isDirectory()) await visit(child);
      else if (stat.isFile())
        files.set(relative(folder, child), {
          bytes: (await readFile(child)).toString('base64'),
          mtimeMs: stat.mtimeMs,
        });
    }
  };
  await visit(folder);
  return files;
}
