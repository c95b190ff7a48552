import { describe, expect, it } from 'vitest';

import { applyPlan, recover } from '../../src/apply/index.js';
import { ToolError } from '../../src/diagnostics/index.js';
import { createMemoryFileSystem, type FileSystem, type MemoryFileSystem } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import { ledgerBetween, planBetween, survivor, type TextTree } from './planned-change.js';

/* Another program (an editor, git, a person) changes a file of the plan at any moment of the run. */

const before: TextTree = { 'a.ts': 'a\n', 'gone/deep/b.ts': 'b\n' };
const after: TextTree = { 'a.ts': 'a2\n', 'new/c.ts': 'c\n', '.l9gen/modules/m.json': '{}\n' };

/** What the other program does, and what of its work must then be found. */
interface Meddling {
  readonly act: (files: FileSystem) => Promise<void>;
  readonly left: Readonly<Record<string, string>>;
}

const theirs = Buffer.from('theirs');

async function save(files: FileSystem, path: string): Promise<void> {
  const [beside, target] = [relPath(`${path}.theirs`), relPath(path)];
  await files.create(beside, theirs);
  await files.rename(beside, target);
}

async function folderAt(files: FileSystem, path: string): Promise<void> {
  await files.remove(relPath(path)).catch(() => undefined);
  await files.makeFolder(relPath(path));
  await files.create(relPath(`${path}/inner`), theirs);
}

const meddlings: Readonly<Record<string, Meddling>> = {
  'saves a file that is updated': { act: (files) => save(files, 'a.ts'), left: { 'a.ts': 'theirs' } },
  'saves a file that is deleted': {
    act: async (files) => {
      for (const folder of ['gone', 'gone/deep']) await files.makeFolder(relPath(folder)).catch(() => undefined);
      await save(files, 'gone/deep/b.ts');
    },
    left: { 'gone/deep/b.ts': 'theirs' },
  },
  'saves a file that is created': {
    act: async (files) => {
      await files.makeFolder(relPath('new')).catch(() => undefined);
      await save(files, 'new/c.ts');
    },
    left: { 'new/c.ts': 'theirs' },
  },
  'makes a folder of a file that is updated': {
    act: (files) => folderAt(files, 'a.ts'),
    left: { 'a.ts/inner': 'theirs' },
  },
  'takes a file away that is updated': { act: (files) => files.remove(relPath('a.ts')), left: {} },
};

/** `files`, with something that happens just before the `at`-th call, which it counts. */
function meddledWith(
  files: FileSystem,
  at: number,
  act: Meddling['act'],
): FileSystem & { readonly calls: () => number } {
  let calls = 0;
  const guarded = new Proxy(files, {
    get(target, name: keyof FileSystem) {
      const inner = target[name] as (...parameters: readonly unknown[]) => Promise<unknown>;
      return async (...parameters: readonly unknown[]) => {
        calls += 1;
        // What they meet may not let them: then they have done nothing.
        if (calls === at) await act(target).catch(() => undefined);
        return inner(...parameters);
      };
    },
  });
  return Object.assign(Object.create(guarded) as FileSystem, { calls: () => calls });
}

async function run(files: FileSystem): Promise<'done' | ToolError> {
  try {
    const [plan, ledger] = [planBetween(before, after), ledgerBetween(before, after)];
    await applyPlan({ files, plan, ledger, processes: survivor(1) });
    return 'done';
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

/** True when the tree has nothing of a run left in it. */
function isTidy(files: MemoryFileSystem): boolean {
  return !Object.keys(files.snapshot()).some((path) => /\.l9-|journal|lock/.test(path));
}

describe.each(Object.entries(meddlings))('another program %s in the middle of a run', (_name, { act, left }) => {
  it('keeps its work whatever the moment, and the run is done, stale, or asks', async () => {
    const ends = new Set<string>();
    for (let at = 1; ; at += 1) {
      const files = createMemoryFileSystem(before);
      const meddled = meddledWith(files, at, act);
      const end = await run(meddled);
      if (meddled.calls() < at) break;
      const told = end === 'done' ? 'done' : end.diagnostic.code;
      ends.add(told);
      expect([at, files.snapshot()]).toEqual([at, expect.objectContaining(left)]);
      if (told === 'apply/undo-blocked') continue;
      expect([at, told, isTidy(files)]).toEqual([at, told, true]);
      expect(await recover({ files, processes: survivor(2) })).toBe('clean');
    }
    const allowed = ['done', 'apply/stale-plan', 'apply/undo-blocked', 'apply/not-a-file'];
    expect(allowed).toEqual(expect.arrayContaining([...ends]));
    expect([...ends]).toEqual(expect.arrayContaining(['done', 'apply/stale-plan']));
  });
});
