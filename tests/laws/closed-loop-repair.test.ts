import { describe, expect, it } from 'vitest';

import type { Obligation } from '../../src/gaps/index.js';
import { pythonRepository } from '../support/python-repository/index.js';
import { damagesTo } from './closed-loop/damage.js';
import { obligationsIn, repairTree, scanTree, type Tree } from './closed-loop/scan-tree.js';

/*
 * The repair loop closes: of each broken obligation, repair makes what follows from the contracts, or writes a work order. It
 * writes nothing but what the gaps may write; a scan of what it left finds no gap that was not there before; and a second
 * run changes nothing.
 */

const outputs = new Set([
  'README.md',
  'docs/ai-collaboration.md',
  'docs/architecture.md',
  'l9/core/agents/README.md',
  'l9/core/memory/README.md',
  'tests/strategy.md',
]);
const isMade = ([path]: readonly [string, string]): boolean => outputs.has(path);
const everything = Object.entries(pythonRepository());

// The documents as they are made of contracts, so that a repair can make the same again.
const made = await repairTree(Object.fromEntries(everything.filter((entry) => !isMade(entry))));
const clean: Tree = made.tree;
const obligations = await obligationsIn(clean);

const isLong = process.env['L9GEN_LONG'] !== undefined;

// Each is repaired twice: `npm test` breaks every third of each form in one way, a long campaign all of them in every way.
const tried = isLong ? obligations : everyThirdOfItsForm(obligations);

describe('documents that are not there', () => {
  it('are made of their contracts, all of them', async () => {
    expect(made.exitCode).toBe(0);
    expect([...outputs].filter((path) => !(path in clean))).toEqual([]);
    expect(await scanTree(clean)).toEqual([]);
  });

  it.each([...outputs])('are made byte for byte as before: %s', async (path) => {
    const damaged = Object.fromEntries(Object.entries(clean).filter(([file]) => file !== path));
    expect((await repairTree(damaged)).tree).toEqual(clean);
  });
});

describe('sections that are not there', () => {
  it.each([...outputs])('are made byte for byte as before: %s', async (path) => {
    const text = clean[path] ?? '';
    const sections = text.split(/^(?=## )/m).slice(1);
    expect(sections.length).toBeGreaterThan(3);
    for (const section of isLong ? sections : sections.slice(0, 3))
      expect((await repairTree({ ...clean, [path]: text.replace(section, '') })).tree).toEqual(clean);
  });
});

describe('whatever is broken', () => {
  for (const obligation of tried) {
    const { demand, metaFile, metaPointer } = obligation;
    for (const { what, tree } of damagesTo(obligation, clean).slice(0, isLong ? undefined : 1))
      it(`is repaired or ordered: ${demand.form} ${what}: ${metaFile}${metaPointer}`, async () => {
        const before = await scanTree(tree);
        const { tree: repaired } = await repairTree(tree);
        const open = (await scanTree(repaired)).map(({ id }) => id);
        expect(before.map(({ id }) => id)).toEqual(expect.arrayContaining(open));
        expect(open.filter((id) => !(`.l9gen/work-orders/${id}.md` in repaired))).toEqual([]);
        const allowed = new Set(before.flatMap(({ writeSet }) => writeSet as readonly string[]));
        expect(
          changedFiles(tree, repaired).filter((path) => !allowed.has(path) && !path.startsWith('.l9gen/')),
        ).toEqual([]);
        expect((await repairTree(repaired)).tree).toEqual(repaired);
      });
  }
});

function everyThirdOfItsForm(all: readonly Obligation[]): readonly Obligation[] {
  const seen = new Map<string, number>();
  return all.filter(({ demand: { form } }) => {
    const before = seen.get(form) ?? 0;
    seen.set(form, before + 1);
    return before % 3 === 0;
  });
}

function changedFiles(before: Tree, after: Tree): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).sort();
}
