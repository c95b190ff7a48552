import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { beforeAll, expect, onTestFinished, test } from 'vitest';

import { createProcessProbe } from '../../src/host/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import type { ProcessRun } from '../support/ended.js';
import { runNode } from '../support/run-node.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/* The built program, asked to stop in the middle, and run twice at once. */

const bin = resolve('dist/src/cli/bin.js');
const preload = pathToFileURL(resolve('tests/faults/signal-at-call.js')).href;
const time = { SOURCE_DATE_EPOCH: '1767225600' };

type Tree = ReadonlyMap<string, string>;

let before: Tree;
let after: Tree;
let calls = 0;

async function workspace(): Promise<string> {
  const folder = await baseWorkspace('contracts');
  onTestFinished(() => removeFolder(folder));
  return folder;
}

async function treeOf(folder: string): Promise<Tree> {
  return new Map([...(await snapshot(folder))].map(([path, { bytes }]) => [path, bytes]));
}

function generate(folder: string, env: Readonly<Record<string, string>> = {}): Promise<ProcessRun> {
  return runNode(folder, ['--import', preload, bin, 'generate', '--format', 'json'], { env: { ...time, ...env } });
}

beforeAll(async () => {
  const [folder, notes] = [await baseWorkspace('contracts'), await createFolder()];
  before = await treeOf(folder);
  const run = await generate(folder, { COUNT_CALLS: join(notes, 'calls') });
  if (run.exitCode !== 0) throw new Error(run.output);
  calls = Number(await readFile(join(notes, 'calls'), 'utf8'));
  after = await treeOf(folder);
  await removeFolder(folder);
  await removeFolder(notes);
});

// Each at a share of the calls that change the tree: taking the lock, the journal, staging, renaming, the last ones.
const moments = [
  [0, 'SIGINT'],
  [0.1, 'SIGTERM'],
  [0.4, 'SIGINT'],
  [0.6, 'SIGTERM'],
  [0.8, 'SIGINT'],
  [1, 'SIGTERM'],
] as const;

// `npm test` tries one that is undone and one that comes too late to be, by either signal.
const isLong = process.env['L9GEN_LONG'] !== undefined;
const tried = moments.filter(([share]) => isLong || share === 0.4 || share === 1);

test.each(tried)(
  'at %f of the writing calls %s ends the run with 130 and the old tree, or too late with 0 and the new one',
  async (share, signal) => {
    const folder = await workspace();
    const at = String(1 + Math.round(share * (calls - 1)));
    const run = await generate(folder, { SIGNAL_AT: at, SIGNAL_NAME: signal });
    const tree = await treeOf(folder);
    if (run.exitCode === 0) expect(share, run.output).toBeGreaterThanOrEqual(0.8);
    else
      expect([run.exitCode, JSON.parse(run.output)], run.output).toEqual([
        130,
        expect.objectContaining({ diagnostics: [expect.objectContaining({ code: 'apply/interrupted' })] }),
      ]);
    expect(tree).toEqual(run.exitCode === 0 ? after : before);
  },
);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s while a run still reads and plans ends it there and then, without a report',
  async (signal, exitCode) => {
    const folder = await workspace();
    const run = await generate(folder, { SIGNAL_AT_READING: '/README.md.hbs', SIGNAL_NAME: signal });
    expect(run).toEqual({ exitCode, output: '' });
    expect(await treeOf(folder)).toEqual(before);
  },
);

test('two runs at once: each is done or refused as locked, and the tree is that of one', async () => {
  const folder = await workspace();
  const runs = await Promise.all([generate(folder), generate(folder), generate(folder)]);
  expect([0, 6], JSON.stringify(runs)).toEqual(expect.arrayContaining(runs.map(({ exitCode }) => exitCode)));
  expect(runs.map(({ exitCode }) => exitCode)).toContain(0);
  expect(await treeOf(folder)).toEqual(after);
});

/** The name of a claim as this machine writes it, of another process. */
async function claimOf(folder: string, other: { pid?: number; started?: string; host?: string }): Promise<string> {
  const { self, newRunId } = createProcessProbe();
  const { pid, started, host } = { ...self, ...other };
  return join(folder, '.l9gen/lock', `${pid}-${started}-${host}-${newRunId()}`);
}

async function deadProcess(): Promise<number> {
  const { output } = await runNode('.', ['-p', 'process.pid']);
  return Number(output);
}

test.each([
  ['of a process that has ended', 0, async () => ({ pid: await deadProcess() })],
  ['of a process whose number another one has now', 0, async () => ({ started: '1' })],
  ['of another machine', 6, async () => ({ host: '0123456789abcdef' })],
  ['of a process that runs', 6, async () => ({})],
] as const)('a claim %s: exit %i', async (_whose, exitCode, other) => {
  const folder = await workspace();
  await mkdir(join(folder, '.l9gen/lock'), { recursive: true });
  const claim = await claimOf(folder, await other());
  await writeFile(claim, '');
  const withClaim = await treeOf(folder);
  const run = await generate(folder);
  expect(run.exitCode, run.output).toBe(exitCode);
  expect(await treeOf(folder)).toEqual(exitCode === 0 ? after : withClaim);
});
