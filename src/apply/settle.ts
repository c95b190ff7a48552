import { exitCodes, ToolError } from '../diagnostics/index.js';
import type { FileStat, FileSystem } from '../host/index.js';
import { hashOf, parentPath, type Hash, type RelPath } from '../text/index.js';
import { applyDiagnostics } from './diagnostics.js';
import { readJournal, type Journal, type JournalStep } from './journal.js';
import { ownPaths, stagingPaths, type StagingPaths } from './own-paths.js';
import { unlessGone } from './unless-gone.js';

/** What stood in the tree: no trace of a run, one that was undone, or one that had made its change and was finished. */
export type Recovered = 'clean' | 'undone' | 'finished';

/**
 * Brings the tree to one of its two states by the journal in force: everything undone, or everything done once it is `committed`.
 * The caller holds the lock. It may itself be interrupted at any call and started again. Throws ToolError `apply/undo-blocked`
 * (exit code 3) when a file was edited since; then nothing is touched.
 */
export async function settle(files: FileSystem): Promise<Recovered> {
  const journal = await readJournal(files);
  if (journal?.state === 'open') await undo(files, journal);
  if (journal?.state === 'committed') await finish(files, journal);
  if (await files.stat(ownPaths.nextJournal)) await files.remove(ownPaths.nextJournal);
  // Last, because it is the proof of all that comes before.
  if (!journal) return 'clean';
  await files.remove(ownPaths.journal);
  return journal.state === 'open' ? 'undone' : 'finished';
}

async function undo(files: FileSystem, journal: Journal): Promise<void> {
  const places: string[] = [];
  for (const step of journal.steps) {
    const { backup } = stagingPaths(step.path, journal.run);
    if (await isEditedSince(files, step, backup)) places.push(`\`${step.path}\` (backup: \`${backup}\`)`);
  }
  if (places.length > 0) throw new ToolError(applyDiagnostics.create('undo-blocked', { places }), exitCodes.conflict);
  for (const step of [...journal.steps].reverse()) await undoStep(files, step, stagingPaths(step.path, journal.run));
  for (const folder of [...journal.folders].reverse()) await removeIfEmpty(files, folder);
}

/** True when both the old file and, in its place, one that neither the run nor the plan knows are there. */
async function isEditedSince(files: FileSystem, step: JournalStep, backup: RelPath): Promise<boolean> {
  const [kept, there] = [await files.stat(backup), await files.stat(step.path)];
  if (!kept || !there || kept.id === there.id) return false;
  return (await hashAt(files, step.path)) !== step.after;
}

async function undoStep(files: FileSystem, step: JournalStep, { fresh, backup }: StagingPaths): Promise<void> {
  const [staged, kept] = [await files.stat(fresh), await files.stat(backup)];
  if (kept) await putBack(files, { path: step.path, backup, kept });
  else if (step.before === null && (await isOurs(files, step, staged))) await files.remove(step.path);
  if (staged) await files.remove(fresh);
}

interface KeptFile {
  readonly path: RelPath;
  readonly backup: RelPath;
  readonly kept: FileStat;
}

async function putBack(files: FileSystem, { path, backup, kept }: KeptFile): Promise<void> {
  const there = await files.stat(path);
  // Cut off between giving the old file its name back and taking the other one away.
  if (there?.id === kept.id) return files.remove(backup);
  if (there) await files.remove(path);
  await files.place(backup, path);
}

/** A new file is ours only while it is what we wrote, and only once its staged copy has become it or is becoming it. */
async function isOurs(files: FileSystem, step: JournalStep, staged: FileStat | undefined): Promise<boolean> {
  const there = await files.stat(step.path);
  if (!there || (staged && staged.id !== there.id)) return false;
  return (await hashAt(files, step.path)) === step.after;
}

async function finish(files: FileSystem, journal: Journal): Promise<void> {
  for (const step of journal.steps) {
    const { backup } = stagingPaths(step.path, journal.run);
    if (step.before !== null && (await hashAt(files, backup)) === step.before) await files.remove(backup);
  }
  for (const { path, after } of journal.steps) {
    if (after !== null) continue;
    for (let folder = parentPath(path); folder !== undefined; folder = parentPath(folder)) {
      if (!(await removeIfEmpty(files, folder))) break;
    }
  }
}

async function hashAt(files: FileSystem, path: RelPath): Promise<Hash | undefined> {
  if ((await files.stat(path))?.kind !== 'file') return undefined;
  const content = await files.read(path);
  return content && hashOf(content);
}

/** True when the folder is gone afterwards, also because an interrupted attempt had come this far. */
async function removeIfEmpty(files: FileSystem, folder: RelPath): Promise<boolean> {
  const stat = await files.stat(folder);
  if (stat?.kind !== 'directory') return !stat;
  if ((await files.list(folder))?.length !== 0) return false;
  await unlessGone(files.removeFolder(folder));
  return true;
}
