import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/apply/index.js';
import type { ApplyRequest } from '../../../src/apply/index.js';
import { ToolError } from '../../../src/diagnostics/index.js';
import { createFaultyFileSystem, createMemoryFileSystem } from '../../../src/host/index.js';
import type { FileSystem, MemoryFileSystem } from '../../../src/host/index.js';
import type { Operation, Plan } from '../../../src/plan/index.js';
import { hashOf, relPath } from '../../../src/text/index.js';
import type { RelPath } from '../../../src/text/index.js';
import { ledgerBetween, planBetween, survivor } from '../../faults/planned-change.js';
import type { TextTree } from '../../faults/planned-change.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const emptyPlan: Plan = { format: 1, operations: [], conflicts: [], unchanged: [] };

function request(files: FileSystem, before: TextTree, after: TextTree): ApplyRequest {
  return { files, plan: planBetween(before, after), ledger: ledgerBetween(before, after), processes: survivor(1) };
}

/** What the refusal says, after proving that the tree is as it was. */
async function refusalOf(files: MemoryFileSystem, asked: ApplyRequest): Promise<readonly [string, number, string]> {
  const before = files.snapshot();
  const error: unknown = await applyPlan(asked).catch((reason: unknown) => reason);
  expect(files.snapshot()).toEqual(before);
  if (!(error instanceof ToolError)) throw new Error(`no refusal: ${String(error)}`);
  return [error.diagnostic.code, error.exitCode, error.diagnostic.message];
}

describe('applyPlan', () => {
  it('writes exactly the planned bytes and tells what it changed, the ledger last', async () => {
    const before = { 'b.ts': 'b\n', 'z/gone.ts': 'gone\n', '.l9gen/modules/m.json': '1' };
    const after = { 'a/new.ts': '\uFEFFü\r\n', 'b.ts': 'b2\n', '.l9gen/modules/m.json': '2' };
    const files = createMemoryFileSystem(before);
    const result = await applyPlan(request(files, before, after));
    expect(files.snapshot()).toEqual({ '.l9gen/modules/m.json': '2', 'a/new.ts': '\uFEFFü\r\n', 'b.ts': 'b2\n' });
    expect(result).toEqual({
      changed: ['a/new.ts', 'b.ts', 'z/gone.ts', '.l9gen/modules/m.json'],
      diagnostics: [],
    });
  });

  it('makes no writing call at all when there is nothing to do', async () => {
    const tree = { 'a.ts': 'a', '.l9gen/modules/m.json': '1' };
    const files = createFaultyFileSystem(createMemoryFileSystem(tree), {
      failAt: 1,
      code: 'EROFS',
      only: 'write calls',
      then: 'dead',
    });
    expect(await applyPlan(request(files, tree, tree))).toEqual({ changed: [], diagnostics: [] });
    expect(
      await applyPlan({ ...request(files, {}, {}), ledger: [{ path: relPath('.l9gen/x.json'), content: undefined }] }),
    ).toEqual({
      changed: [],
      diagnostics: [],
    });
    expect(files.calls()).toBe(0);
  });

  it('touches no file that it does not change', async () => {
    const before = { 'a.ts': 'a', 'b.ts': 'b', '.l9gen/modules/m.json': '1', '.l9gen/modules/n.json': '1' };
    const after = { ...before, 'b.ts': 'b2', '.l9gen/modules/n.json': '2' };
    const files = createMemoryFileSystem(before);
    const kept = [relPath('a.ts'), relPath('.l9gen/modules/m.json')];
    const times = await Promise.all(kept.map(files.stat));
    expect((await applyPlan(request(files, before, after))).changed).toEqual(['b.ts', '.l9gen/modules/n.json']);
    expect(await Promise.all(kept.map(files.stat))).toEqual(times);
  });

  it('refuses to replace a file that nobody may write', async () => {
    const files = createMemoryFileSystem();
    await files.create(relPath('router.ts'), bytes('1'), 0o444);
    const asked = request(files, { 'router.ts': '1' }, { 'router.ts': '2' });
    const [code, exitCode] = await refusalOf(files, asked);
    expect([code, exitCode]).toEqual(['apply/not-writable', 2]);
  });

  it('keeps the mode of an updated file', async () => {
    const files = createMemoryFileSystem();
    await files.create(relPath('deploy.sh'), bytes('1'), 0o754);
    await applyPlan(request(files, { 'deploy.sh': '1' }, { 'deploy.sh': '2' }));
    expect(await files.stat(relPath('deploy.sh'))).toMatchObject({ mode: 0o754, size: 1 });
  });

  it('leaves a folder that still holds something', async () => {
    const before = { 'm/ours.ts': 'o', 'm/deep/ours.ts': 'o', 'm/theirs.ts': 't' };
    const files = createMemoryFileSystem(before);
    await applyPlan(request(files, before, { 'm/theirs.ts': 't' }));
    expect(files.snapshot()).toEqual({ 'm/theirs.ts': 't' });
  });

  it('refuses a stale plan and lists every file that is not as planned', async () => {
    const before = { 'changed.ts': '1', 'gone.ts': '1', 'same.ts': '1', 'deleted.ts': '1' };
    const asked = { 'changed.ts': '2', 'gone.ts': '2', 'same.ts': '2', 'new.ts': '2', 'other/new.ts': '2' };
    const files = createMemoryFileSystem({ 'changed.ts': '1 ', 'same.ts': '1', 'deleted.ts': 'edited', 'new.ts': '2' });
    expect(await refusalOf(files, request(files, before, asked))).toEqual([
      'apply/stale-plan',
      4,
      'The tree is not the one that was planned for: `changed.ts` was changed, `deleted.ts` was changed, `gone.ts` is gone, ' +
        '`new.ts` exists already; nothing was written.',
    ]);
  });

  it('notices an edit between the check and the change, and keeps it', async () => {
    const before = { 'a.ts': '1', 'b.ts': '1' };
    const inner = createMemoryFileSystem(before);
    const files: FileSystem = {
      ...inner,
      create: async (path, content, mode) => {
        await inner.create(path, content, mode);
        if (path !== '.l9gen/journal.next.json') return;
        await inner.remove(relPath('b.ts')).catch(() => undefined);
        await inner.create(relPath('b.ts'), bytes('edited')).catch(() => undefined);
      },
    };
    await expect(applyPlan(request(files, before, { 'a.ts': '2', 'b.ts': '2' }))).rejects.toMatchObject({
      exitCode: 4,
      diagnostic: { code: 'apply/stale-plan', message: expect.stringContaining('`b.ts` was changed') },
    });
    expect(inner.snapshot()).toEqual({ 'a.ts': '1', 'b.ts': 'edited' });
  });

  it('notices a file that appears where it was about to create one, and keeps it', async () => {
    const inner = createMemoryFileSystem({ 'a.ts': '1' });
    const files: FileSystem = {
      ...inner,
      rename: async (from, to) => {
        await inner.rename(from, to);
        if (from === 'a.ts') await inner.create(relPath('b.ts'), bytes('theirs'));
      },
    };
    await expect(applyPlan(request(files, { 'a.ts': '1' }, { 'a.ts': '2', 'b.ts': '2' }))).rejects.toMatchObject({
      exitCode: 4,
      diagnostic: { code: 'apply/stale-plan', message: expect.stringContaining('`b.ts` was created') },
    });
    expect(inner.snapshot()).toEqual({ 'a.ts': '1', 'b.ts': 'theirs' });
  });

  it('keeps both the old file and one saved in the instant in which it is replaced, and asks', async () => {
    const inner = createMemoryFileSystem({ 'a.ts': '1' });
    const files: FileSystem = {
      ...inner,
      rename: async (from, to) => {
        await inner.rename(from, to);
        if (from === 'a.ts') await inner.create(relPath('a.ts'), bytes('saved'));
      },
    };
    await expect(applyPlan(request(files, { 'a.ts': '1' }, { 'a.ts': '2' }))).rejects.toMatchObject({
      exitCode: 3,
      diagnostic: { code: 'apply/undo-blocked' },
    });
    expect(inner.snapshot()['a.ts']).toBe('saved');
    expect(Object.entries(inner.snapshot()).find(([path]) => path.endsWith('.old'))?.[1]).toBe('1');
  });

  it('deletes nothing whose hash is not the recorded one', async () => {
    const files = createMemoryFileSystem({ 'a.ts': 'edited' });
    expect((await refusalOf(files, request(files, { 'a.ts': 'ours' }, {})))[0]).toBe('apply/stale-plan');
  });

  it.each([
    [{ 'folder.ts/inner': 'x' }, 'folder.ts', '`folder.ts` is a folder'],
    [{ parent: 'x' }, 'parent/new.ts', '`parent` is a file'],
  ])('refuses to write over what is no file: %j', async (tree, path, place) => {
    const files = createMemoryFileSystem(tree);
    expect(await refusalOf(files, request(files, {}, { [path]: 'new' }))).toEqual([
      'apply/not-a-file',
      5,
      `${place} where a plain file or a folder to it must stand; nothing was written.`,
    ]);
  });

  it.each([
    ['.git/hooks/post-checkout', 'lies in `.git`'],
    ['sub/.GIT/config', 'lies in `.git`'],
    ['git~1/config', 'lies in `.git`'],
    ['.l9gen/lock/x', 'is a record of running commands'],
    ['.l9gen/journal.json', 'is a record of running commands'],
    ['../outside', 'leaves the repository root with ".."'],
    ['a/../../outside', 'leaves the repository root with ".."'],
    ['/etc/passwd', 'is absolute; write it relative to the repository root'],
    ['./a.ts', 'is not written plainly, as `a.ts`'],
    [`${'d/'.repeat(500)}f`, 'lies too deep'],
  ])('refuses the path %s', async (path, problem) => {
    const files = createMemoryFileSystem({ 'a.ts': 'a' });
    const operation: Operation = {
      kind: 'create',
      path: path as RelPath,
      after: hashOf('x'),
      content: 'x',
      ownership: 'generated',
      because: { contract: relPath('c.yaml') },
    };
    const told = await refusalOf(files, { ...request(files, {}, {}), plan: { ...emptyPlan, operations: [operation] } });
    expect(told).toEqual([
      'apply/forbidden-path',
      5,
      `The path \`${path.slice(0, 200)}\` ${problem}; nothing was written.`,
    ]);
  });

  it('keeps the ledger in its folder', async () => {
    const files = createMemoryFileSystem({ 'a.ts': 'a' });
    const told = await refusalOf(files, {
      ...request(files, {}, {}),
      ledger: [{ path: relPath('a.ts'), content: 'b' }],
    });
    expect(told.slice(0, 2)).toEqual(['apply/forbidden-path', 5]);
  });

  it.each([
    [['a/Read.me', 'a/read.me']],
    [['a/caf\u00e9.ts', 'a/cafe\u0301.ts']],
    [['A/one.ts', 'a/two.ts']],
    [['a', 'a/b.ts']],
    [['x/A', 'x/a/b.ts']],
  ])('refuses planned paths that cannot coexist: %j', async (paths) => {
    const files = createMemoryFileSystem();
    const told = await refusalOf(files, request(files, {}, Object.fromEntries(paths.map((path) => [path, 'x']))));
    expect(told.slice(0, 2)).toEqual(['apply/path-clash', 5]);
    expect(told[2]).toMatch(/^`.*` and `.*` cannot both stand/);
  });

  it('refuses two operations on one path', async () => {
    const files = createMemoryFileSystem();
    const { plan, ...rest } = request(files, {}, { 'a.ts': 'x' });
    const twice = { ...plan, operations: [...plan.operations, ...plan.operations] };
    expect((await refusalOf(files, { ...rest, plan: twice }))[0]).toBe('apply/path-clash');
  });

  it.each([
    ['src/one.ts', 'Src/two.ts'],
    ['src/one.ts', 'src/One.ts'],
  ])('refuses a twin of what stands there: %s, %s', async (present, planned) => {
    const files = createMemoryFileSystem({ [present]: 'x' });
    expect((await refusalOf(files, request(files, {}, { [planned]: 'y' }))).slice(0, 2)).toEqual([
      'apply/path-clash',
      5,
    ]);
  });

  it('refuses content that is not what the plan promised', async () => {
    const files = createMemoryFileSystem();
    const { plan, ...rest } = request(files, {}, { 'a.ts': 'x' });
    const operations = plan.operations.map((operation) => ({ ...operation, content: 'evil' }) as Operation);
    expect(await refusalOf(files, { ...rest, plan: { ...plan, operations } })).toEqual([
      'apply/damaged-plan',
      5,
      'The content planned for `a.ts` does not have the hash that the plan states; nothing was written.',
    ]);
  });

  it('can be stopped between any two calls, and then has changed nothing', async () => {
    const before = { 'a.ts': '1', 'gone.ts': '1' };
    const after = { 'a.ts': '2', 'new/b.ts': '2' };
    const stops = new Map<string, number>();
    for (let stopAt = 0; stopAt < 60; stopAt += 1) {
      const inner = createMemoryFileSystem(before);
      const stop = new AbortController();
      let calls = 0;
      const counted = async <T>(work: Promise<T>): Promise<T> => {
        calls += 1;
        if (calls > stopAt) stop.abort();
        return work;
      };
      const files: FileSystem = {
        ...inner,
        rename: (from, to) => counted(inner.rename(from, to)),
        place: (from, to) => counted(inner.place(from, to)),
        stat: (path) => counted(inner.stat(path)),
      };
      const error: unknown = await applyPlan({ ...request(files, before, after), signal: stop.signal }).catch(
        (reason: unknown) => reason,
      );
      const code = error instanceof ToolError ? `${error.diagnostic.code} ${error.exitCode}` : 'done';
      expect(inner.snapshot()).toEqual(code === 'done' ? createMemoryFileSystem(after).snapshot() : before);
      stops.set(code, (stops.get(code) ?? 0) + 1);
    }
    expect([...stops.keys()]).toEqual(['apply/interrupted 130', 'done']);
  });

  it.each([
    ['EACCES', 'apply/not-writable', 2],
    ['EROFS', 'apply/not-writable', 2],
    ['ENOSPC', 'apply/disk-full', 2],
    ['EIO', 'apply/not-written', 2],
    ['ELEAVESROOT', 'apply/leaves-root', 5],
    ['EXDEV', 'apply/other-file-system', 5],
    ['EBUSY', 'apply/other-file-system', 5],
  ])('tells what %s means, and the file it concerns', async (code, told, exitCode) => {
    const before = { 'a.ts': '1' };
    const inner = createMemoryFileSystem(before);
    // Folder, lock, claim, journal and its rename come first; the sixth is the staged file.
    const files = createFaultyFileSystem(inner, { failAt: 6, code, only: 'write calls' });
    await expect(applyPlan(request(files, before, { 'a.ts': '2' }))).rejects.toMatchObject({
      exitCode,
      diagnostic: { code: told, file: 'a.ts', message: expect.stringContaining(`(${code}); nothing was changed.`) },
    });
    expect(inner.snapshot()).toEqual(before);
  });

  it('says where it stopped when it could not undo either', async () => {
    const before = { 'a.ts': '1' };
    const files = createFaultyFileSystem(createMemoryFileSystem(before), {
      failAt: 7,
      code: 'EIO',
      only: 'write calls',
      then: 'dead',
    });
    await expect(applyPlan(request(files, before, { 'a.ts': '2' }))).rejects.toMatchObject({
      exitCode: 2,
      diagnostic: {
        code: 'apply/not-undone',
        message: expect.stringContaining('`a.ts` could not be written (EIO), and undoing stopped at'),
      },
    });
  });

  it('reports success with a warning when only the tidying failed', async () => {
    const before = { 'a.ts': '1' };
    const inner = createMemoryFileSystem(before);
    const counting = createFaultyFileSystem(createMemoryFileSystem(before), {
      failAt: Infinity,
      code: 'EIO',
      only: 'write calls',
    });
    await applyPlan(request(counting, before, { 'a.ts': '2' }));
    const files = createFaultyFileSystem(inner, { failAt: counting.calls() - 2, code: 'EIO', only: 'write calls' });
    const { changed, diagnostics } = await applyPlan(request(files, before, { 'a.ts': '2' }));
    expect(changed).toEqual(['a.ts']);
    expect(diagnostics).toMatchObject([{ code: 'apply/left-over', severity: 'warning' }]);
    expect(inner.snapshot()['a.ts']).toBe('2');
  });
});
