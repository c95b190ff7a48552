import { exitCodes, ToolError } from '../diagnostics/index.js';
import { FileSystemError, type FileSystem, type ProcessIdentity, type ProcessProbe } from '../host/index.js';
import { joinPath, type RelPath } from '../text/index.js';
import { applyDiagnostics } from './diagnostics.js';
import { ownPaths } from './own-paths.js';
import { notAFile } from './refusals.js';
import { hasCode, unlessGone } from './unless-gone.js';

/** A lock that is held. */
export interface Lock {
  /** Gives the lock back. Tells what failed, when something did, so that a run that succeeded still says so. */
  readonly release: () => Promise<FileSystemError | undefined>;
}

interface Claim extends ProcessIdentity {
  readonly file: RelPath;
}

const claimPattern = /^([1-9][0-9]{0,9})-([0-9]{1,20})-([0-9a-f]{16})-[0-9a-f]{16}$/;
const attempts = 20;

/**
 * Takes the lock of the tree, or throws ToolError `apply/locked` (exit code 6) while another living process holds it.
 *
 * The lock is the folder `.l9gen/lock`; each run puts one empty file into it whose *name* says who it is, and holds the lock when
 * it then finds no other living run there. So a run killed at any instant leaves nothing half written, and the claim of a dead
 * process is removed by its own name: two runs that find it at once cannot remove each other's. Two that start
 * in the same instant may both step back; never do both go on.
 */
export async function takeLock(files: FileSystem, processes: ProcessProbe, run: string): Promise<Lock> {
  const { pid, started, host } = processes.self;
  const own = joinPath(ownPaths.lock, `${pid}-${started}-${host}-${run}`);
  const release = (): Promise<FileSystemError | undefined> => tidy(files, own);
  try {
    await enter(files, own);
    const others = (await readClaims(files)).filter(({ file }) => file !== own);
    const living = others.find((claim) => processes.isAlive(claim));
    if (living) throw locked(living, processes.self);
    for (const { file } of others) await unlessGone(files.remove(file));
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

async function enter(files: FileSystem, own: RelPath): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ensureFolder(files, ownPaths.folder);
      await ensureFolder(files, ownPaths.lock);
      await files.create(own, new Uint8Array());
      return;
    } catch (error) {
      // A run that ends in this instant takes its folders away.
      if (!hasCode(error, 'ENOENT') || attempt === attempts) throw error;
    }
  }
}

async function ensureFolder(files: FileSystem, folder: RelPath): Promise<void> {
  const stat = await files.stat(folder);
  if (stat && stat.kind !== 'directory') throw notAFile([{ path: folder, kind: stat.kind }]);
  if (stat) return;
  try {
    await files.makeFolder(folder);
  } catch (error) {
    // Another run was quicker.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

async function readClaims(files: FileSystem): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const name of (await files.list(ownPaths.lock)) ?? []) {
    const [, pid, started, host] = claimPattern.exec(name) ?? [];
    if (pid === undefined || started === undefined || host === undefined) continue;
    claims.push({ pid: Number(pid), started, host, file: joinPath(ownPaths.lock, name) });
  }
  return claims;
}

function locked(claim: Claim, self: ProcessIdentity): ToolError {
  const owner = claim.host === self.host ? `process ${claim.pid}` : `process ${claim.pid} of another machine`;
  return new ToolError(
    applyDiagnostics.create('locked', { claim: claim.file, owner }, { file: claim.file }),
    exitCodes.locked,
  );
}

async function tidy(files: FileSystem, own: RelPath): Promise<FileSystemError | undefined> {
  try {
    await unlessGone(files.remove(own));
    for (const folder of [ownPaths.lock, ownPaths.folder]) await unlessGone(files.removeFolder(folder));
    return undefined;
  } catch (error) {
    if (error instanceof FileSystemError) return error;
    throw error;
  }
}
