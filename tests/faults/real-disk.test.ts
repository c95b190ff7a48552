import { spawn } from 'node:child_process';
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

/** What a process that is bound by permissions says of the change: nothing when it made it. */
async function applyInChild(): Promise<unknown> {
  const script = fileURLToPath(new URL('apply-in-child.ts', import.meta.url));
  const [command, ...rest] = boundCommand(process.execPath, ['--import', 'tsx', script, root]);
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout));
}

describe('apply on a real disk', () => {
  it('makes exactly the planned tree and keeps the mode of what it updates', async () => {
    const result = await applyPlan({ files: createNodeFileSystem(root), ...change, processes: createProcessProbe() });
    expect(await photographTree(root)).toEqual(await photographAfter());
    expect(result).toMatchObject({ diagnostics: [] });
    expect(result.changed).toHaveLength(33);
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

  it.skipIf(!canBeBound)('names the file and changes nothing where one folder may not be written', async () => {
    await chmod(join(root, 'l9'), 0o555);
    before = await photographTree(root);
    const told = await applyInChild();
    await chmod(join(root, 'l9'), 0o755);
    expect(told).toMatchObject({
      code: 'apply/not-writable',
      exitCode: 2,
      file: 'l9/made-0.ts',
      message: '`l9/made-0.ts` cannot be written (EACCES); nothing was changed.',
    });
    expect(await photographTree(root)).toEqual(before);
  });

  it.skipIf(!canBeBound)('says so where the whole tree may not be written', async () => {
    await chmod(root, 0o555);
    await chmod(join(root, '.l9gen'), 0o555);
    const told = await applyInChild();
    await chmod(root, 0o755);
    await chmod(join(root, '.l9gen'), 0o755);
    expect(told).toMatchObject({ code: 'apply/not-writable', exitCode: 2, file: '.l9gen/lock' });
    expect(await photographTree(root)).toEqual(before);
  });
});
