import { exitCodes, ToolError, type Diagnostic } from '../diagnostics/index.js';
import { FileSystemError, type FileSystem, type ProcessProbe } from '../host/index.js';
import type { Plan } from '../plan/index.js';
import type { RelPath } from '../text/index.js';
import { listChanges, type Change, type LedgerFile } from './change.js';
import { checkPaths } from './check-paths.js';
import { applyDiagnostics } from './diagnostics.js';
import { notUndone, targetOf, toolErrorOf } from './failure.js';
import { takeLock } from './lock.js';
import { makeChanges, type Run } from './make-changes.js';
import { settle } from './settle.js';
import { surveyTree } from './survey-tree.js';

export type { LedgerFile } from './change.js';

/** What to carry out, where, and who does it. */
export interface ApplyRequest {
  readonly files: FileSystem;
  readonly plan: Plan;
  /** The files of the ledger in `.l9gen/` as they shall be afterwards; they take effect last. */
  readonly ledger: readonly LedgerFile[];
  readonly processes: ProcessProbe;
  /** Asks the run to stop; heard between two calls until the change is made. */
  readonly signal?: AbortSignal;
}

/** What was done. */
export interface ApplyResult {
  /** Every file that was created, updated or deleted, in the order it took effect; empty when there was nothing to do. */
  readonly changed: readonly RelPath[];
  /** At most a warning that something of ours could not be tidied away. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Carries out the operations of a plan, whole or not at all: when this returns, every file holds exactly the planned bytes; when it
 * throws, the tree is as it was; when the process is killed, {@link recover} makes it one of the two. Readers that look
 * while it works can see a mix for some milliseconds: no file system renames many files at once. Where there is
 * nothing to change nothing is written, not even a lock. Updated files keep their mode; folders that a deletion empties go.
 *
 * Throws ToolError: `apply/stale-plan` (exit code 4) when a file is not what the plan saw; `not-a-file`, `path-clash`,
 * `forbidden-path`, `damaged-plan`, `leaves-root`, `journal-untrusted` (5); `locked` (6); `interrupted` (130); `undo-blocked` (3);
 * `not-writable`, `disk-full`, `not-written`, `not-undone` (2).
 */
export async function applyPlan(request: ApplyRequest): Promise<ApplyResult> {
  try {
    checkPaths(request.plan.operations, request.ledger);
    const changes = await listChanges(request.files, request.plan.operations, request.ledger);
    if (changes.length === 0) return { changed: [], diagnostics: [] };
    return await applyLocked(request, changes);
  } catch (error) {
    throw error instanceof FileSystemError ? toolErrorOf(error) : error;
  }
}

async function applyLocked(request: ApplyRequest, changes: readonly Change[]): Promise<ApplyResult> {
  const { files, processes } = request;
  const name = processes.newRunId();
  const lock = await takeLock(files, processes, name);
  let leftOver: FileSystemError | undefined;
  try {
    await settle(files);
    const survey = await surveyTree(files, changes);
    const stopIfAsked = (): void => {
      if (request.signal?.aborted)
        throw new ToolError(applyDiagnostics.create('interrupted', {}), exitCodes.interrupted);
    };
    await makeOrUndo({ files, name, changes, survey, stopIfAsked });
    leftOver = await tidyUp(files);
  } catch (error) {
    await lock.release();
    throw error;
  }
  leftOver = (await lock.release()) ?? leftOver;
  const diagnostics = leftOver
    ? [applyDiagnostics.create('left-over', { path: leftOver.path, code: leftOver.code })]
    : [];
  return { changed: changes.map(({ path }) => path), diagnostics };
}

/** Returns when the change is made. Whether it is, only the journal on the disk knows: a call that reports failure can have worked. */
async function makeOrUndo(run: Run): Promise<void> {
  try {
    await makeChanges(run);
  } catch (error) {
    const told = error instanceof FileSystemError ? withTarget(error, run) : error;
    if ((await settleAfter(run.files, told)) !== 'finished') throw told;
  }
}

async function settleAfter(files: FileSystem, first: unknown): Promise<string> {
  try {
    return await settle(files);
  } catch (second) {
    if (first instanceof FileSystemError && second instanceof FileSystemError) throw notUndone(first, second);
    throw second;
  }
}

function withTarget(error: FileSystemError, { changes, name }: Run): FileSystemError {
  const targets = changes.map(({ path }) => path);
  return new FileSystemError(error.code, error.call, targetOf(error.path, targets, name), { cause: error });
}

async function tidyUp(files: FileSystem): Promise<FileSystemError | undefined> {
  try {
    await settle(files);
    return undefined;
  } catch (error) {
    if (error instanceof FileSystemError) return error;
    throw error;
  }
}
