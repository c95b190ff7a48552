import { describe, expect, it } from 'vitest';
import { applyPlan, recover } from '../../src/apply/index.js';
import { ToolError } from '../../src/diagnostics/index.js';
import { createFaultyFileSystem, createMemoryFileSystem } from '../../src/host/index.js';
import type { Fault, FileSystem, MemoryFileSystem } from '../../src/host/index.js';
import { fewAfter, fewBefore, ledgerBetween, manyAfter, manyBefore, planBetween, survivor } from './planned-change.js';
import type { TextTree } from './planned-change.js';

interface Scenario {
  readonly before: TextTree;
  readonly after: TextTree;
}

const many: Scenario = { before: manyBefore, after: manyAfter };
const few: Scenario = { before: fewBefore, after: fewAfter };

async function attempt(files: FileSystem, { before, after }: Scenario, pid: number): Promise<'done' | 'refused'> {
  const [plan, ledger] = [planBetween(before, after), ledgerBetween(before, after)];
  try {
    await applyPlan({ files, plan, ledger, processes: survivor(pid) });
    return 'done';
  } catch (error) {
    // Anything else is a bug, not a refusal.
    if (!(error instanceof ToolError)) throw error;
    return 'refused';
  }
}

const sorted = (tree: TextTree): TextTree => createMemoryFileSystem(tree).snapshot();

/** Equal to one of the two trees, with nothing besides: no lock, journal, staged file, backup or empty folder. */
function sideOf(files: MemoryFileSystem, scenario: Scenario): string {
  const text = JSON.stringify(files.snapshot());
  if (text === JSON.stringify(sorted(scenario.before))) return 'before';
  return text === JSON.stringify(sorted(scenario.after)) ? 'after' : `neither: ${text}`;
}

async function countCalls(scenario: Scenario): Promise<number> {
  const inner = createMemoryFileSystem(scenario.before);
  const counting = createFaultyFileSystem(inner, { failAt: Infinity, code: 'EIO' });
  expect(await attempt(counting, scenario, 1)).toBe('done');
  expect(sideOf(inner, scenario)).toBe('after');
  return counting.calls();
}

const effects = ['none', 'torn', 'whole'] as const;

describe.each([
  ['a change of many files', many],
  ['a first run', few],
])('%s, on a file system that fails', (_name, scenario) => {
  it.each(effects)('once, at any call (effect: %s): undone at once, or done', async (effect) => {
    const calls = await countCalls(scenario);
    for (let failAt = 1; failAt <= calls; failAt += 1) {
      const inner = createMemoryFileSystem(scenario.before);
      const code = ['EIO', 'ENOSPC', 'EACCES'][failAt % 3] ?? 'EIO';
      const outcome = await attempt(createFaultyFileSystem(inner, { failAt, code, effect }), scenario, 1);
      await recover({ files: inner, processes: survivor(2) });
      expect([failAt, outcome, sideOf(inner, scenario)]).toEqual([
        failAt,
        outcome,
        outcome === 'done' ? 'after' : 'before',
      ]);
    }
  });

  it.each(effects)(
    'for good, from any call on (effect: %s): one of the two trees after recovery, and usable',
    async (effect) => {
      const calls = await countCalls(scenario);
      const seen = new Set<string>();
      for (let failAt = 1; failAt <= calls; failAt += 1) {
        const inner = createMemoryFileSystem(scenario.before);
        await attempt(createFaultyFileSystem(inner, { failAt, code: 'EIO', then: 'dead', effect }), scenario, 1);
        const recovered = await recover({ files: inner, processes: survivor(2) });
        const side = sideOf(inner, scenario);
        expect([failAt, side]).toEqual([failAt, side === 'before' ? 'before' : 'after']);
        if (recovered !== 'clean') expect(side).toBe(recovered === 'undone' ? 'before' : 'after');
        seen.add(recovered);
        expect(await recover({ files: inner, processes: survivor(3) })).toBe('clean');
        if (side === 'before') expect(await attempt(inner, scenario, 4)).toBe('done');
        expect(sideOf(inner, scenario)).toBe('after');
      }
      expect([...seen].sort()).toEqual(['clean', 'finished', 'undone']);
    },
  );
});

describe('a first run, on a file system that dies twice', () => {
  it('recovers from a recovery that was itself cut off, at any pair of calls', async () => {
    const calls = await countCalls(few);
    let pairs = 0;
    for (let failAt = 1; failAt <= calls; failAt += 1) {
      for (let again = 1; ; again += 1) {
        const inner = createMemoryFileSystem(few.before);
        await attempt(createFaultyFileSystem(inner, { ...dead, failAt }), few, 1);
        const second = createFaultyFileSystem(inner, { ...dead, failAt: again });
        await recover({ files: second, processes: survivor(2) }).catch(() => undefined);
        await recover({ files: inner, processes: survivor(3) });
        expect(['before', 'after'], `calls ${failAt}, ${again}`).toContain(sideOf(inner, few));
        pairs += 1;
        if (second.calls() < again) break;
      }
    }
    expect(pairs).toBeGreaterThan(calls);
  });

  it('undoes as it was, when the first failure is met by a second one in the undoing', async () => {
    const calls = await countCalls(few);
    for (let failAt = 1; failAt <= calls; failAt += 1) {
      for (let later = 1; later <= 12; later += 1) {
        const inner = createMemoryFileSystem(few.before);
        const first = createFaultyFileSystem(inner, { failAt, code: 'EIO' });
        // The outer one counts the failed call too, so it fails `later` calls after it.
        const outer = createFaultyFileSystem(first, { ...dead, failAt: failAt + later });
        const outcome = await attempt(outer, few, 1);
        await recover({ files: inner, processes: survivor(2) });
        const allowed = outcome === 'done' ? ['after'] : ['before', 'after'];
        expect(allowed, `calls ${failAt} + ${later}`).toContain(sideOf(inner, few));
      }
    }
  });
});

const dead: Omit<Fault, 'failAt'> = { code: 'EIO', then: 'dead' };
