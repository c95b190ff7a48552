import type { FileSystem } from '../host/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import type { Change } from './change.js';
import { writeJournal, type Journal } from './journal.js';
import { stagingPaths } from './own-paths.js';
import { stalePlan } from './refusals.js';
import { sideBySide } from './side-by-side.js';
import type { Survey } from './survey-tree.js';
import { hasCode } from './unless-gone.js';

const stagedAtOnce = 16;

/** One run of apply that holds the lock. */
export interface Run {
  readonly files: FileSystem;
  /** 16 hexadecimal characters. */
  readonly name: string;
  readonly changes: readonly Change[];
  readonly survey: Survey;
  /** Throws when the run was asked to stop. */
  readonly stopIfAsked: () => void;
}

/**
 * Journal, stage, commit, mark. The change is made once the journal says `committed`; whatever is thrown before, the journal
 * undoes. Throws ToolError `apply/stale-plan` when a file changes in the last moment, FileSystemError when a call fails.
 */
export async function makeChanges(run: Run): Promise<void> {
  run.stopIfAsked();
  const journal = journalOf(run);
  await writeJournal(run.files, journal);
  for (const folder of run.survey.missingFolders) {
    run.stopIfAsked();
    await orStale(folder, 'was created', run.files.makeFolder(folder));
  }
  // Each waits for the disk to say that it holds the bytes: many wait together. What is staged concerns no reader yet.
  await sideBySide(run.changes, stagedAtOnce, async (change) => {
    run.stopIfAsked();
    await stage(run, change);
  });
  for (const change of run.changes) {
    run.stopIfAsked();
    await commit(run, change);
  }
  run.stopIfAsked();
  await writeJournal(run.files, { ...journal, state: 'committed' });
}

function journalOf({ name, survey, changes }: Run): Journal {
  const steps = changes.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null }));
  return { format: 1, state: 'open', run: name, folders: survey.missingFolders, steps };
}

async function stage({ files, name, survey }: Run, { path, content }: Change): Promise<void> {
  if (content === undefined) return;
  const { fresh } = stagingPaths(path, name);
  await orStale(path, 'lost its folder', files.create(fresh, Buffer.from(content, 'utf8'), survey.modes.get(path)));
}

async function commit({ files, name }: Run, { path, before, after }: Change): Promise<void> {
  const { fresh, backup } = stagingPaths(path, name);
  if (before !== undefined) {
    await orStale(path, 'was changed', files.rename(path, backup));
    // Only now can nobody who knows the file by its name change it any more.
    const content = await files.read(backup);
    if (!content || hashOf(content) !== before) throw stalePlan([`\`${path}\` was changed`]);
  }
  if (after !== undefined) await orStale(path, 'was created', files.place(fresh, path));
  else if (await files.stat(path)) throw stalePlan([`\`${path}\` was created`]);
}

/** Waits for a call that fails in these ways only when somebody else works on the tree: everything was there when it was surveyed. */
async function orStale(path: RelPath, what: string, call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!hasCode(error, 'EEXIST', 'EISDIR', 'ENOENT', 'ENOTDIR')) throw error;
    throw stalePlan([`\`${path}\` ${what}`]);
  }
}
