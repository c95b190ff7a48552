import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

import { recover } from '../../src/apply/index.js';
import { createNodeFileSystem, createProcessProbe } from '../../src/host/index.js';
import { photographTree, plantTree } from './disk-tree.js';
import { ledgerBetween, manyAfter, manyBefore, planBetween } from './planned-change.js';

const script = resolve('tests/faults/kill-at-call.js');

/** Where a run is killed: before its `call`-th call to the file system (from 1); `torn`: when its `call`-th writing one is half done. */
export interface Moment {
  readonly call: number;
  readonly torn: boolean;
}

/** What stood after a killed run was settled: `before` or `after`, or else the tree itself. */
export interface Settled {
  readonly moment: Moment;
  readonly signal: string | null;
  readonly recovered: string;
  readonly tree: string;
}

/** Runs of the change of many files in processes of their own. */
export interface KilledRuns {
  /** Every call of a run that nobody kills, by its name, in order. */
  readonly calls: readonly string[];
  /** Kills one run, settles the tree from this process, and tells what stands there. */
  readonly kill: (moment: Moment) => Promise<Settled>;
  readonly remove: () => Promise<void>;
}

/** The moments of a run: before every call, and halfway through every writing one. */
export function momentsOf(calls: readonly string[]): readonly Moment[] {
  const writes = calls.filter((name) => /^write/.test(name));
  const numbered = (list: readonly string[], torn: boolean): readonly Moment[] =>
    list.map((_, index) => ({ call: index + 1, torn }));
  return [...numbered(calls, false), ...numbered(writes, true)];
}

/** Plants trees on the disk and finds out which calls a run makes. */
export async function createKilledRuns(): Promise<KilledRuns> {
  const folder = await mkdtemp(join(tmpdir(), 'l9gen-kills-'));
  const request = join(folder, 'request.json');
  const change = { plan: planBetween(manyBefore, manyAfter), ledger: ledgerBetween(manyBefore, manyAfter) };
  await writeFile(request, JSON.stringify(change));
  await plantTree(join(folder, 'before'), manyBefore);
  const before = JSON.stringify(await photographTree(join(folder, 'before')));
  const { output } = await run([join(folder, 'before'), request]);
  // The run that nobody killed shows what the tree is to be: modes included.
  await plantTree(join(folder, 'after'), manyAfter);
  const after = JSON.stringify(await photographTree(join(folder, 'after')));
  const made = JSON.stringify(await photographTree(join(folder, 'before')));
  if (made !== after) throw new Error(`a run that nobody kills makes another tree: ${made}`);
  return {
    calls: JSON.parse(output),
    kill: async (moment) => {
      const root = join(folder, `killed-${moment.call}${moment.torn ? '-torn' : ''}`);
      await plantTree(root, manyBefore);
      const { signal } = await run([root, request, String(moment.call), moment.torn ? 'torn' : 'before']);
      const recovered = await recover({ files: createNodeFileSystem(root), processes: createProcessProbe() });
      const tree = JSON.stringify(await photographTree(root));
      await rm(root, { recursive: true });
      return { moment, signal, recovered, tree: tree === before ? 'before' : tree === after ? 'after' : tree };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function run(args: readonly string[]): Promise<{ readonly signal: string | null; readonly output: string }> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, exit] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const [, signal] = exit as [number | null, NodeJS.Signals | null];
  return { signal, output };
}

/** Kills a run at each moment, two at a time: a killed process mostly waits for the next one to start. */
export async function killAtEach(runs: KilledRuns, moments: readonly Moment[]): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  const open = [...moments];
  const work = async (): Promise<void> => {
    for (let moment = open.shift(); moment; moment = open.shift()) settled.push(await runs.kill(moment));
  };
  await Promise.all([work(), work()]);
  return settled;
}

/** What is wrong about a settled tree, if anything: it is neither, or not the one that the recovery speaks of. */
export function wrongOf({ moment, signal, recovered, tree }: Settled): readonly string[] {
  const told = { undone: ['before'], finished: ['after'], clean: ['before', 'after'] }[recovered] ?? [];
  const where = `call ${moment.call}${moment.torn ? ', torn' : ''}`;
  return [
    ...(signal === 'SIGKILL' ? [] : [`${where}: ended by ${String(signal)}`]),
    ...(told.includes(tree) ? [] : [`${where}: ${recovered}, and the tree is ${tree}`]),
  ];
}
