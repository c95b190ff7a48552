import { readFile, rm, writeFile } from 'node:fs/promises';

/** Another process uses the folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/**
 * Takes the lock file for this process, also from a process that has died; gives what releases it.
 * Rejects with FolderInUseError.
 */
export async function lockFolder(file: string): Promise<() => Promise<void>> {
  if (!(await create(file))) {
    const holder = Number(await readFile(file, 'utf8'));
    if (isAlive(holder)) {
      throw new FolderInUseError(`the process ${holder} uses this folder; its lock is ${file}`);
    }
    await rm(file, { force: true });
    if (!(await create(file))) throw new FolderInUseError(`another process has just taken ${file}`);
  }
  return () => rm(file, { force: true });
}

async function create(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock with our own id was left by an earlier process: in a container, ids repeat. */
function isAlive(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0 || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
