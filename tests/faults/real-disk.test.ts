import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan, recover } from '../../src/apply/index.js';
import { createFaultyFileSystem, createNodeFileSystem, createProcessProbe } from '../../src/host/index.js';
import { boundCommand, canBeBound } from '../support/bound-by-permissions.js';
import { photographTree, plantTree } from './disk-tree.js';
import { ledgerBetween, manyAfter, manyBefore, planBetween, survivor } from './planned-change.js';

const change = { plan: planBetween(manyBefore, manyAfter), ledger: ledgerBetween(manyBefore, manyAfter) };
let root = '';
let before: readonly string[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'l9gen-faults-'));
  await plantTree(root, manyBefore);
  before = await photographTree(root);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function photographAfter(): Promise<readonly string[]> {
  const other = await mkdtemp(join(tmpdir(), 'l9gen-after-'));
  try {
    await plantTree(other, manyAfter);
    return await photographTree(other);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
}

interface ChildRun {
  readonly signal: NodeJS.Signals | null;
  readonly told: {
    readonly calls: number;
    readonly exitCode?: number;
    readonly code?: string;
    readonly message?: string;
  };
}

async function applyInChild(parameters: readonly string[]): Promise<ChildRun> {
  const script = fileURLToPath(new URL('apply-in-child.ts', import.meta.url));
  const [command, ...rest] = boundCommand(process.execPath, ['--import', 'tsx', script, root, ...parameters]);
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, exit] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const [, signal] = exit as [number | null, NodeJS.Signals | null];
  return { signal, told: output === '' ? { calls: 0 } : JSON.parse(output) };
}

describe('apply on a real disk', () => {
  it('makes exactly the planned tree and keeps the mode of what it updates', async () => {
    const result = await applyPlan({ files: createNodeFileSystem(root), ...change, processes: createProcessProbe() });
    expect(await photographTree(root)).toEqual(await photographAfter());
    expect(result).toMatchObject({ diagnostics: [] });
    expect(result.changed).toHaveLength(14);
  });

  it('is one of the two trees after a call that fails, and after all calls fail from it on', async () => {
    const after = await photographAfter();
    const counting = createFaultyFileSystem(createNodeFileSystem(root), { failAt: Infinity, code: 'EIO' });
    await applyPlan({ files: counting, ...change, processes: survivor(1) });
    const calls = counting.calls();
    for (let failAt = 1, turn = 0; failAt <= calls; failAt += 5, turn += 1) {
      await rm(root, { recursive: true });
      await plantTree(root, manyBefore);
      const files = createNodeFileSystem(root);
      const faulty = createFaultyFileSystem(files, { failAt, code: 'ENOSPC', then: turn % 2 === 0 ? 'once' : 'dead' });
      const done = await applyPlan({ files: faulty, ...change, processes: survivor(1) }).then(
        () => true,
        () => false,
      );
      const recovered = await recover({ files, processes: survivor(2) });
      expect([failAt, await photographTree(root)]).toEqual([failAt, done || recovered === 'finished' ? after : before]);
    }
  });

  it('survives SIGKILL at any step: the next process recognises the dead one and settles the tree', async () => {
    const after = await photographAfter();
    const { told } = await applyInChild([]);
    expect(await photographTree(root)).toEqual(after);
    const outcomes = new Set<string>();
    for (let share = 1; share <= 12; share += 1) {
      await rm(root, { recursive: true });
      await plantTree(root, manyBefore);
      const moment = share % 2 === 0 ? 'before' : 'during';
      const { signal } = await applyInChild([String(Math.ceil((told.calls * share) / 12)), moment]);
      expect(signal).toBe('SIGKILL');
      const files = createNodeFileSystem(root);
      const recovered = await recover({ files, processes: createProcessProbe() });
      outcomes.add(recovered);
      const tree = await photographTree(root);
      if (recovered !== 'clean') expect([share, tree]).toEqual([share, recovered === 'undone' ? before : after]);
      else expect([before, after]).toContainEqual(tree);
    }
    expect([...outcomes]).toEqual(expect.arrayContaining(['undone', 'finished']));
  });

  it.skipIf(!canBeBound)('names the file and changes nothing where one folder may not be written', async () => {
    await chmod(join(root, 'l9'), 0o555);
    before = await photographTree(root);
    const { told } = await applyInChild([]);
    await chmod(join(root, 'l9'), 0o755);
    expect(told).toMatchObject({ code: 'apply/not-writable', exitCode: 2, file: 'l9/router.ts' });
    expect(told.message).toBe('`l9/router.ts` cannot be written (EACCES); nothing was changed.');
    expect(await photographTree(root)).toEqual(before);
  });

  it.skipIf(!canBeBound)('says so where the whole tree may not be written', async () => {
    await chmod(root, 0o555);
    await chmod(join(root, '.l9gen'), 0o555);
    const { told } = await applyInChild([]);
    await chmod(root, 0o755);
    await chmod(join(root, '.l9gen'), 0o755);
    expect(told).toMatchObject({ code: 'apply/not-writable', exitCode: 2, file: '.l9gen/lock' });
    expect(await photographTree(root)).toEqual(before);
  });
});
