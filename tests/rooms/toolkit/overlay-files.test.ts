import { describe, expect, it } from 'vitest';

import { createMemoryFileSystem } from '../../../src/host/index.js';
import { relPath } from '../../../src/text/index.js';
import { createOverlayFiles } from '../../../src/toolkit/overlay-files.js';

const tree = { 'a/old.txt': 'old', 'a/kept.txt': 'kept' };
const below = createMemoryFileSystem(tree);
const overlay = createOverlayFiles(
  below,
  new Map([
    [relPath('a/old.txt'), 'new'],
    [relPath('b/c/added.txt'), 'added'],
  ]),
);
const textAt = async (path: string): Promise<string> =>
  Buffer.from((await overlay.read(relPath(path))) ?? []).toString('utf8');

describe('an overlay', () => {
  it('shows what is added over what is there', async () => {
    expect([await textAt('a/old.txt'), await textAt('a/kept.txt'), await textAt('b/c/added.txt')]).toEqual([
      'new',
      'kept',
      'added',
    ]);
  });

  it('lists both, with the folders on the way', async () => {
    expect(await overlay.list()).toEqual(['a', 'b']);
    expect(await overlay.list(relPath('a'))).toEqual(['kept.txt', 'old.txt']);
    expect(await overlay.list(relPath('b'))).toEqual(['c']);
    expect((await overlay.stat(relPath('b/c')))?.kind).toBe('directory');
    expect(await overlay.list(relPath('none'))).toBeUndefined();
  });

  it('writes nothing', async () => {
    await expect(overlay.create(relPath('x'), new Uint8Array())).rejects.toMatchObject({ code: 'EROFS' });
    await expect(overlay.remove(relPath('a/kept.txt'))).rejects.toMatchObject({ code: 'EROFS' });
    expect(below.snapshot()).toEqual({ 'a/kept.txt': 'kept', 'a/old.txt': 'old' });
  });
});
