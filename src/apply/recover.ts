import { FileSystemError, type FileSystem, type ProcessProbe } from '../host/index.js';
import { ownPaths } from './own-paths.js';
import { toolErrorOf } from './failure.js';
import { takeLock } from './lock.js';
import { settle, type Recovered } from './settle.js';
import { unlessGone } from './unless-gone.js';

export type { Recovered } from './settle.js';

/** The tree to settle, and who settles it. */
export interface RecoverRequest {
  readonly files: FileSystem;
  readonly processes: ProcessProbe;
}

/**
 * Settles what a killed or failed run left in the tree; the first thing that every command does. A clean tree is only read.
 * Throws ToolError: `apply/locked` (exit code 6) while another run is at work, `apply/journal-untrusted` (5),
 * `apply/undo-blocked` (3), or what the file system gave as reason (2, 5).
 */
export async function recover({ files, processes }: RecoverRequest): Promise<Recovered> {
  try {
    const names = await files.list(ownPaths.folder);
    if (names?.length === 0) await unlessGone(files.removeFolder(ownPaths.folder));
    const traces: readonly string[] = [ownPaths.lock, ownPaths.journal, ownPaths.nextJournal];
    if (!names?.some((name) => traces.includes(`${ownPaths.folder}/${name}`))) return 'clean';
    return await settleLocked({ files, processes });
  } catch (error) {
    throw error instanceof FileSystemError ? toolErrorOf(error) : error;
  }
}

async function settleLocked({ files, processes }: RecoverRequest): Promise<Recovered> {
  const lock = await takeLock(files, processes, processes.newRunId());
  try {
    return await settle(files);
  } finally {
    await lock.release();
  }
}
