import { describe, expect, it } from 'vitest';
import { applyPlan, recover } from '../../../src/apply/index.js';
import { ToolError } from '../../../src/diagnostics/index.js';
import { createFaultyFileSystem, createMemoryFileSystem } from '../../../src/host/index.js';
import type { FileSystem, MemoryFileSystem, ProcessProbe } from '../../../src/host/index.js';
import { hashOf, relPath } from '../../../src/text/index.js';
import { ledgerBetween, planBetween, survivor } from '../../faults/planned-change.js';
import type { TextTree } from '../../faults/planned-change.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const journalPath = '.l9gen/journal.json';

async function refusalOf(work: Promise<unknown>): Promise<readonly [string, number, string]> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof ToolError)) throw new Error(`no refusal: ${String(error)}`);
  return [error.diagnostic.code, error.exitCode, error.diagnostic.message];
}

/** The tree as a run leaves it that dies after the given number of writing calls. */
async function interrupted(before: TextTree, after: TextTree, writes: number): Promise<MemoryFileSystem> {
  const inner = createMemoryFileSystem(before);
  const files = createFaultyFileSystem(inner, { failAt: writes + 1, code: 'EIO', only: 'write calls', then: 'dead' });
  const [plan, ledger] = [planBetween(before, after), ledgerBetween(before, after)];
  await expect(applyPlan({ files, plan, ledger, processes: survivor(1) })).rejects.toBeInstanceOf(ToolError);
  return inner;
}

const living: ProcessProbe = { ...survivor(7), isAlive: () => true };

describe('recover', () => {
  it('only reads a clean tree', async () => {
    const files = createFaultyFileSystem(createMemoryFileSystem({ 'a.ts': 'a', '.l9gen/modules/m.json': '1' }), {
      failAt: 1,
      code: 'EROFS',
      only: 'write calls',
      then: 'dead',
    });
    expect(await recover({ files, processes: survivor(1) })).toBe('clean');
    expect(files.calls()).toBe(0);
  });

  it('keeps what was edited after the interruption, and asks', async () => {
    // Folder, lock, claim, journal (2), staged file, target to backup, staged file to target.
    const files = await interrupted({ 'a.ts': 'old' }, { 'a.ts': 'new' }, 8);
    expect(files.snapshot()['a.ts']).toBe('new');
    await files.remove(relPath('a.ts'));
    await files.create(relPath('a.ts'), bytes('edited'));
    const left = files.snapshot();
    const [code, exitCode, message] = await refusalOf(recover({ files, processes: survivor(2) }));
    expect([code, exitCode]).toEqual(['apply/undo-blocked', 3]);
    const backup = Object.keys(left).find((path) => path.endsWith('.old')) ?? '';
    expect(message).toContain(`\`a.ts\` (backup: \`${backup}\`)`);
    expect(files.snapshot()).toMatchObject({ 'a.ts': 'edited', [backup]: 'old' });
    await files.remove(relPath(backup));
    expect(await recover({ files, processes: survivor(3) })).toBe('undone');
    expect(files.snapshot()).toEqual({ 'a.ts': 'edited' });
  });

  it('leaves a new file that was edited after the interruption', async () => {
    const files = await interrupted({ keep: '' }, { keep: '', 'n/a.ts': 'new' }, 8);
    expect(files.snapshot()['n/a.ts']).toBe('new');
    await files.remove(relPath('n/a.ts'));
    await files.create(relPath('n/a.ts'), bytes('edited'));
    expect(await recover({ files, processes: survivor(2) })).toBe('undone');
    expect(files.snapshot()).toEqual({ keep: '', 'n/a.ts': 'edited' });
  });

  it('leaves a file that someone else made at the place of one that was only staged, even with the same content', async () => {
    const files = await interrupted({ keep: '' }, { keep: '', 'a.ts': 'same' }, 6);
    expect(Object.values(files.snapshot())).toContain('same');
    await files.create(relPath('a.ts'), bytes('same'));
    expect(await recover({ files, processes: survivor(2) })).toBe('undone');
    expect(files.snapshot()).toEqual({ keep: '', 'a.ts': 'same' });
  });

  it('leaves a created folder in which something else was put', async () => {
    const files = await interrupted({ keep: '' }, { keep: '', 'n/m/a.ts': 'new' }, 7);
    await files.create(relPath('n/theirs'), bytes('x'));
    expect(await recover({ files, processes: survivor(2) })).toBe('undone');
    expect(files.snapshot()).toEqual({ keep: '', 'n/theirs': 'x' });
  });

  it('is done by apply itself when nobody called it', async () => {
    const files = await interrupted({ 'a.ts': 'old' }, { 'a.ts': 'new' }, 8);
    await applyPlan({
      files,
      plan: planBetween({ 'a.ts': 'old' }, { 'a.ts': 'newer' }),
      ledger: [],
      processes: survivor(2),
    });
    expect(files.snapshot()).toEqual({ 'a.ts': 'newer' });
  });
});

const step = (path: string): unknown => ({ path, before: null, after: hashOf('victim') });
const journal = (change: object): string =>
  JSON.stringify({ format: 1, state: 'open', run: '0123456789abcdef', folders: [], steps: [], ...change });

describe('a journal that is not ours', () => {
  it.each([
    ['no JSON', 'it is no JSON', '{"format":1'],
    ['a list', 'it is no JSON object', '[]'],
    ['null', 'it is no JSON object', 'null'],
    ['another format', 'its format is not 1', journal({ format: 2 })],
    ['an unknown state', 'its state is unknown', journal({ state: 'half' })],
    ['a run that is a path', 'its run has no proper name', journal({ run: '../../x' })],
    ['no steps', 'a list is missing', journal({ steps: {} })],
    [
      'a climbing path',
      'the path `../victim` leaves the repository root with ".."',
      journal({ steps: [step('../victim')] }),
    ],
    ['a climbing folder', 'the path `a/../..` leaves the repository root with ".."', journal({ folders: ['a/../..'] })],
    [
      'an absolute path',
      'the path `/etc` is absolute; write it relative to the repository root',
      journal({ folders: ['/etc'] }),
    ],
    ['a path in .git', 'the path `.git/HEAD` lies in `.git`', journal({ steps: [step('.git/HEAD')] })],
    ['a number as path', 'a path is no text', journal({ folders: [1] })],
    ['a text as step', 'a step is no object', journal({ steps: ['x'] })],
    ['a short hash', 'a hash is malformed', journal({ steps: [{ path: 'victim', before: null, after: 'abc' }] })],
    [
      'a step without a change',
      'its step for `victim` changes nothing',
      journal({ steps: [{ path: 'victim', before: null, after: null }] }),
    ],
    ['a path twice', 'it names a path twice', journal({ steps: [step('victim'), step('victim')] })],
    ['33 MB', 'it has 34603008 bytes', ' '.repeat(33 * 1024 * 1024)],
  ])('is refused and moves nothing: %s', async (_name, problem, text) => {
    const files = createMemoryFileSystem({ victim: 'victim', [journalPath]: text });
    const told = await refusalOf(recover({ files, processes: survivor(1) }));
    expect(told).toEqual([
      'apply/journal-untrusted',
      5,
      `\`.l9gen/journal.json\` is no journal of an interrupted run: ${problem}; nothing was touched.`,
    ]);
    expect(files.snapshot()['victim']).toBe('victim');
    expect(Object.keys(files.snapshot())).toEqual([journalPath, 'victim']);
  });

  it('is refused when it is a folder', async () => {
    const files = createMemoryFileSystem({ [`${journalPath}/x`]: '' });
    expect((await refusalOf(recover({ files, processes: survivor(1) })))[2]).toContain('it is no plain file');
  });

  it('deletes no file but those whose content it knows', async () => {
    const tree = { 'a.ts': 'mine', 'b.ts': 'mine', 'folder/full.ts': 'mine' };
    const steps = [step('a.ts'), { path: 'b.ts', before: hashOf('mine'), after: null }];
    for (const state of ['open', 'committed']) {
      const files = createMemoryFileSystem({ ...tree, [journalPath]: journal({ state, steps, folders: ['folder'] }) });
      expect(await recover({ files, processes: survivor(1) })).toBe(state === 'open' ? 'undone' : 'finished');
      expect(files.snapshot()).toEqual(tree);
    }
  });

  it('deletes no backup but the one whose content it knows', async () => {
    const backup = `.l9-0123456789abcdef-${hashOf('a.ts').slice(0, 16)}.old`;
    const steps = [{ path: 'a.ts', before: hashOf('old'), after: hashOf('new') }];
    const tree = { 'a.ts': 'new', [journalPath]: journal({ state: 'committed', steps }) };
    const known = createMemoryFileSystem({ ...tree, [backup]: 'old' });
    expect(await recover({ files: known, processes: survivor(1) })).toBe('finished');
    expect(known.snapshot()).toEqual({ 'a.ts': 'new' });
    const unknown = createMemoryFileSystem({ ...tree, [backup]: 'precious' });
    expect(await recover({ files: unknown, processes: survivor(1) })).toBe('finished');
    expect(unknown.snapshot()).toEqual({ 'a.ts': 'new', [backup]: 'precious' });
  });

  it('stops a run of apply as well', async () => {
    const files = createMemoryFileSystem({ [journalPath]: '{}' });
    const work = applyPlan({ files, plan: planBetween({}, { a: 'a' }), ledger: [], processes: survivor(1) });
    expect((await refusalOf(work))[0]).toBe('apply/journal-untrusted');
    expect(files.snapshot()).toEqual({ [journalPath]: '{}' });
  });
});

describe('the lock', () => {
  const claim = '.l9gen/lock/7-1-0123456789abcdef-00000000000000aa';
  const change = { plan: planBetween({}, { a: 'a' }), ledger: [] };

  it('of a living process refuses others and names itself', async () => {
    const files = createMemoryFileSystem({ [claim]: '' });
    for (const work of [
      () => applyPlan({ files, ...change, processes: living }),
      () => recover({ files, processes: living }),
    ]) {
      expect(await refusalOf(work())).toEqual(['apply/locked', 6, `Another run holds \`${claim}\`: process 7.`]);
      expect(files.snapshot()).toEqual({ [claim]: '' });
    }
  });

  it('of another machine is told as such', async () => {
    const foreign = '.l9gen/lock/7-1-fedcba9876543210-00000000000000aa';
    const files = createMemoryFileSystem({ [foreign]: '' });
    const told = await refusalOf(recover({ files, processes: living }));
    expect(told[2]).toBe(`Another run holds \`${foreign}\`: process 7 of another machine.`);
  });

  it('of a dead process is taken over', async () => {
    const files = createMemoryFileSystem({ [claim]: '' });
    await applyPlan({ files, ...change, processes: survivor(8) });
    expect(files.snapshot()).toEqual({ a: 'a' });
  });

  it('lets one of several runs at once through, or none, and mixes nothing', async () => {
    const files = createMemoryFileSystem();
    const trees = [1, 2, 3].map((n) => ({ 'a.ts': String(n), 'b.ts': String(n) }));
    const ends = await Promise.allSettled(
      trees.map((tree) => applyPlan({ files, plan: planBetween({}, tree), ledger: [], processes: living })),
    );
    const through = ends.flatMap((end, index) => (end.status === 'fulfilled' ? [trees[index]] : []));
    expect(through.length).toBeLessThanOrEqual(1);
    expect(files.snapshot()).toEqual(through[0] ?? {});
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ exitCode: expect.any(Number) });
  });

  it('never lets two runs be at work, however their calls interleave', async () => {
    let through = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const inner = createMemoryFileSystem();
      const turns = interleaved(inner, seed);
      const trees = ['1', '2'].map((n) => ({ 'a.ts': n, 'b/c.ts': n }));
      const ends = await Promise.allSettled(
        trees.map((tree, index) =>
          applyPlan({
            files: turns,
            plan: planBetween({}, tree),
            ledger: [],
            processes: { ...survivor(index + 1), isAlive: () => true },
          }),
        ),
      );
      const done = ends.flatMap((end, index) => (end.status === 'fulfilled' ? [trees[index]] : []));
      expect(done.length, `seed ${seed}`).toBeLessThanOrEqual(1);
      expect(inner.snapshot()).toEqual(done[0] ?? {});
      through += done.length;
    }
    expect(through).toBeGreaterThan(0);
  });
});

/** Lets a pseudo-random number of other calls go first before each call. */
function interleaved(inner: FileSystem, seed: number): FileSystem {
  let state = seed;
  const yielding = async <T>(work: () => Promise<T>): Promise<T> => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    for (let turn = 0; turn < (state >> 16) % 8; turn += 1) await Promise.resolve();
    return work();
  };
  return {
    read: (path) => yielding(() => inner.read(path)),
    stat: (path) => yielding(() => inner.stat(path)),
    list: (path) => yielding(() => inner.list(path)),
    entries: (path) => yielding(() => inner.entries(path)),
    create: (path, content, mode) => yielding(() => inner.create(path, content, mode)),
    rename: (from, to) => yielding(() => inner.rename(from, to)),
    place: (from, to) => yielding(() => inner.place(from, to)),
    remove: (path) => yielding(() => inner.remove(path)),
    makeFolder: (path) => yielding(() => inner.makeFolder(path)),
    removeFolder: (path) => yielding(() => inner.removeFolder(path)),
  };
}
