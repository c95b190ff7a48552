import { isDeepStrictEqual } from 'node:util';

import { describe, expect, it } from 'vitest';

import { pythonRepository } from '../support/python-repository/index.js';
import { absentFrom, deadSources } from './closed-loop/carried-away.js';
import { damagesTo } from './closed-loop/damage.js';
import { lineOf, obligationsIn, scanTree } from './closed-loop/scan-tree.js';

/*
 * Every missing obligation is found, and nothing else: whatever the contracts of a repository demand is broken in every way
 * that there is, and exactly that is told, with its contract, its kind and its target.
 */

const clean = pythonRepository();
const obligations = await obligationsIn(clean);

describe('a repository that keeps its contracts', () => {
  it('has no gap', async () => {
    expect(await scanTree(clean)).toEqual([]);
  });

  it('is asked for a hundred things and more', () => {
    expect(obligations.length).toBeGreaterThan(90);
  });
});

describe('what is damaged is told, and nothing else', () => {
  for (const obligation of obligations)
    for (const { what, tree, gap } of damagesTo(obligation, clean)) {
      const { metaFile, metaPointer, demand } = obligation;
      it(`${demand.form} ${what}: ${metaFile}${metaPointer}`, async () => {
        const told = await scanTree(tree);
        const demanded = await obligationsIn(tree);
        // What only a contract demands that is gone with it is demanded no more.
        const isLeft = demanded.some((other) => isDeepStrictEqual(other.demand, demand) && other.metaFile === metaFile);
        const own = lineOf({ kind: gap.kind, metaFile, ...(gap.target && { targetFile: gap.target }) });
        const expected = [...(isLeft ? [own] : []), ...absentFrom(tree, demanded), ...deadSources(tree)];
        expect(told.map(lineOf).sort()).toEqual([...new Set(expected)].sort());
      });
    }
});
