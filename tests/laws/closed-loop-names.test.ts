import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { pythonRepository } from '../support/python-repository/index.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder } from '../support/temporary-folder.js';
import { damagesTo } from './closed-loop/damage.js';
import { obligationsIn, scanTree, type Tree } from './closed-loop/scan-tree.js';

/*
 * A gap keeps its name while people edit other things, and nothing of a scan depends on where it is asked for.
 */

const clean = pythonRepository();

// Much is broken at once: each obligation that can still be broken after those before it.
const broken = (await obligationsIn(clean)).reduce<Tree>((tree, obligation) => {
  try {
    const damages = damagesTo(obligation, tree).filter(({ gap }) => !/file|doc|contract/.test(gap.kind));
    return damages[0]?.tree ?? tree;
  } catch {
    return tree;
  }
}, clean);
const named = (await scanTree(broken)).map(({ id }) => id).sort();

type Edit = (tree: Tree) => Tree;

const isContract = (path: string): boolean => /meta\.yaml$|schema\.yaml$/.test(path);

function inContracts(tree: Tree, edit: (text: string) => string): Tree {
  return Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, isContract(path) ? edit(text) : text]));
}

/** What people do that has nothing to do with what is open. */
const edits: Readonly<Record<string, Edit>> = {
  'a note above each contract': (tree) => inContracts(tree, (text) => `# A note.\n\n${text}`),
  'a note below each contract': (tree) => inContracts(tree, (text) => `${text}\n# A note.\n`),
  'other ends of line in contracts': (tree) => inContracts(tree, (text) => text.replace(/\r?\n/g, '\r\n')),
  'one more document': (tree) => ({ ...tree, 'docs/a-first.md': '# First\n', 'docs/z-last.md': '# Last\n' }),
  'one more test': (tree) => ({ ...tree, 'tests/unit/test_a_first.py': 'def test_it():\n    assert 1\n' }),
  'a sentence in each document': (tree) =>
    Object.fromEntries(
      Object.entries(tree).map(([path, text]) => [
        path,
        path.endsWith('.md') ? `Said before.\n\n${text}\nSaid.\n` : text,
      ]),
    ),
  'comments in the code': (tree) =>
    Object.fromEntries(
      Object.entries(tree).map(([path, text]) => [path, path.endsWith('.py') ? `# A note.\n\n${text}` : text]),
    ),
  'one more thing that is covered, before the others': (tree) =>
    inContracts(tree, (text) =>
      text.replace(/^( +)file: (.*)\n( +)must_cover:\n/gm, '$1file: $2\n$3must_cover:\n$3  - other\n'),
    ),
};

it('breaks much', () => {
  expect(named.length).toBeGreaterThan(60);
  expect(new Set(named).size).toBe(named.length);
});

it('keeps the name of each gap through edits of other things', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(Object.keys(edits), { minLength: 1 }), async (names) => {
      const tree = names.reduce((before, name) => edits[name]?.(before) ?? before, broken);
      expect((await scanTree(tree)).map(({ id }) => id).sort()).toEqual(named);
    }),
    { numRuns: 10 },
  );
});

it.each([
  ['with gaps', broken, 1],
  ['without', clean, 0],
] as const)('tells the same from every folder: %s', async (_, tree, exitCode) => {
  const root = await createFolder();
  await mkdir(join(root, '.git'));
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const args = ['gaps', '--no-write', '--format', 'json'];
  const here = await runCli(root, args);
  expect(here.exitCode).toBe(exitCode);
  for (const folder of ['docs', 'l9/core/agents', 'tests/unit'])
    expect(await runCli(join(root, folder), args)).toEqual(here);
  await removeFolder(root);
});
