import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/apply/index.js';
import { createNodeFileSystem, createProcessProbe } from '../../../src/host/index.js';
import { ledgerBetween, planBetween } from '../../faults/planned-change.js';
import type { TextTree } from '../../faults/planned-change.js';
import { createFolder, removeFolder, snapshot } from '../../support/temporary-folder.js';

describe('applyPlan on a disk', () => {
  let base = '';
  let root = '';

  beforeEach(async () => {
    base = await createFolder();
    root = join(base, 'root');
    await mkdir(join(base, 'outside'));
    await mkdir(join(root, 'inside'), { recursive: true });
    await writeFile(join(base, 'outside/canary'), 'canary');
    await writeFile(join(root, 'inside/file'), 'file');
  });

  afterEach(async () => {
    expect(await readdir(join(base, 'outside'))).toEqual(['canary']);
    expect(await readFile(join(base, 'outside/canary'), 'utf8')).toBe('canary');
    await removeFolder(base);
  });

  const apply = (before: TextTree, after: TextTree): Promise<unknown> =>
    applyPlan({
      files: createNodeFileSystem(root),
      plan: planBetween(before, after),
      ledger: ledgerBetween(before, after),
      processes: createProcessProbe(),
    });

  it.each([
    ['../outside', {}, { 'link/new': 'x' }],
    ['inside', {}, { 'link/new': 'x' }],
    ['../outside', { 'link/canary': 'canary' }, {}],
    ['../outside/canary', { link: 'canary' }, { link: 'x' }],
    ['../outside/canary', { link: 'canary' }, {}],
    ['../outside/none', {}, { link: 'x' }],
  ])('never writes or deletes through a symlink to %s (%j → %j)', async (target, before, after) => {
    await symlink(target, join(root, 'link'));
    await expect(apply(before, after)).rejects.toMatchObject({
      exitCode: 5,
      diagnostic: { code: 'apply/not-a-file', message: expect.stringContaining('`link` is a symlink') },
    });
    expect(await readdir(root)).toEqual(['inside', 'link']);
  });

  it('keeps no records behind a symlink', async () => {
    await symlink('../outside', join(root, '.l9gen'));
    await expect(apply({}, { new: 'x' })).rejects.toMatchObject({
      exitCode: 5,
      diagnostic: { code: 'apply/not-a-file', message: expect.stringContaining('`.l9gen` is a symlink') },
    });
    expect(await readdir(root)).toEqual(['.l9gen', 'inside']);
  });

  it('changes the time of nothing when it has nothing to do', async () => {
    const tree = { a: 'a', 'm/b': 'b', '.l9gen/modules/m.json': '{}' };
    await apply({}, tree);
    const before = await snapshot(root);
    await apply(tree, tree);
    expect(await snapshot(root)).toEqual(before);
    await apply(tree, { ...tree, a: 'a2' });
    const touched = [...(await snapshot(root))].filter(([path, file]) => file.mtimeMs !== before.get(path)?.mtimeMs);
    expect(touched.map(([path]) => path)).toEqual(['a']);
  });
});
