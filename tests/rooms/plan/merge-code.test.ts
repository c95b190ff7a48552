import { expect, test } from 'vitest';

import { mergeTexts } from '../../../src/plan/index.js';
import { relPath } from '../../../src/text/index.js';

const path = relPath('a.ts');

interface Case {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly merged: string;
}

const merges: readonly (readonly [string, Case])[] = [
  [
    'an import into a text whose last line has a comment and no line end',
    {
      base: "import b from 'b';\n\nrun(b);\n",
      ours: "import b from 'b';\n\nrun(b); // mine",
      theirs: "import a from 'a';\nimport b from 'b';\n\nrun(b);\n",
      merged: "import a from 'a';\nimport b from 'b';\n\nrun(b); // mine",
    },
  ],
  [
    'two names into one import',
    {
      base: "import { a } from 'x';\n",
      ours: "import { a, mine } from 'x';\n",
      theirs: "import { a, theirs } from 'x';\n",
      merged: "import { a, mine, theirs } from 'x';\n",
    },
  ],
  [
    'two imports at one place',
    {
      base: "import a from 'a';\n\nrun(a);\n",
      ours: "import a from 'a';\nimport mine from 'mine';\n\nrun(a);\n",
      theirs: "import a from 'a';\nimport theirs from 'theirs';\n\nrun(a);\n",
      merged: "import a from 'a';\nimport mine from 'mine';\nimport theirs from 'theirs';\n\nrun(a);\n",
    },
  ],
  [
    'an import before the first, behind a licence',
    {
      base: "// Licence\n\nimport b from 'b';\n",
      ours: "// Licence\n\nimport b from 'b'; // mine\n",
      theirs: "// Licence\n\nimport a from 'a';\nimport b from 'b';\n",
      merged: "// Licence\n\nimport a from 'a';\nimport b from 'b'; // mine\n",
    },
  ],
  [
    'elements into a list on one line, from one that was broken',
    {
      base: "const a = ['x', 'y'];\n",
      ours: "const a = ['x', 'mine', 'y'];\n",
      theirs: "const a = [\n  'x',\n  'theirs',\n  'y',\n];\n",
      merged: "const a = ['x', 'mine', 'theirs', 'y'];\n",
    },
  ],
  [
    'elements into an empty list',
    {
      base: 'const a = [];\nb();\n',
      ours: 'const a = [1];\nb();\n',
      theirs: 'const a = [2];\nb();\n',
      merged: 'const a = [1, 2];\nb();\n',
    },
  ],
  [
    'an element into an empty list with a comment',
    {
      base: 'const a = [];\n',
      ours: 'const a = [\n  // none yet\n];\n',
      theirs: 'const a = [2];\n',
      merged: 'const a = [2\n  // none yet\n];\n',
    },
  ],
  [
    'a comma where the last element had none',
    {
      base: 'const a = {\n  b: 1\n};\n',
      ours: 'const a = {\n  b: 1 // one\n};\n',
      theirs: 'const a = {\n  b: 1,\n  c: 2,\n};\n',
      merged: 'const a = {\n  b: 1, // one\n  c: 2\n};\n',
    },
  ],
  [
    'a removed element that was the last',
    {
      base: 'const a = [b, c];\n',
      ours: 'const a = [b, c]; // mine\n',
      theirs: 'const a = [b];\n',
      merged: 'const a = [b]; // mine\n',
    },
  ],
  [
    'properties on both sides of one function',
    {
      base: 'function f() {\n  return {\n    a: 1,\n  };\n}\n',
      ours: 'function f() {\n  return {\n    a: 1,\n    mine: 2,\n  };\n}\n',
      theirs: 'function f() {\n  return {\n    a: 1,\n    theirs: 3,\n  };\n}\n',
      merged: 'function f() {\n  return {\n    a: 1,\n    mine: 2,\n    theirs: 3,\n  };\n}\n',
    },
  ],
  [
    'members of an interface, in the indentation of ours',
    {
      base: 'interface A {\n  a: string;\n}\n',
      ours: 'interface A {\n\ta: string;\n\tmine: string;\n}\n',
      theirs: 'interface A {\n  a: string;\n  /** New. */\n  b: number;\n}\n',
      merged: 'interface A {\n\ta: string;\n\tmine: string;\n\t/** New. */\n\tb: number;\n}\n',
    },
  ],
  [
    'members of a type on one line',
    {
      base: 'type A = { a: string };\n',
      ours: 'type A = { a: string; b: 1 };\n',
      theirs: 'type A = { a: string; c: 2 };\n',
      merged: 'type A = { a: string; b: 1; c: 2 };\n',
    },
  ],
  [
    'methods of a class',
    {
      base: 'class A {\n  a() {}\n}\n',
      ours: 'class A {\n  a() {}\n\n  mine() {}\n}\n',
      theirs: 'class A {\n  a() {}\n\n  theirs() {}\n}\n',
      merged: 'class A {\n  a() {}\n\n  mine() {}\n\n  theirs() {}\n}\n',
    },
  ],
  [
    'tests within a group',
    {
      base: "describe('x', () => {\n  it('a', () => {});\n});\n",
      ours: "describe('x', () => {\n  it('a', () => {});\n\n  it('mine', () => {});\n});\n",
      theirs: "describe('x', () => {\n  it('a', () => {});\n\n  it('theirs', () => {});\n});\n",
      merged:
        "describe('x', () => {\n  it('a', () => {});\n\n  it('mine', () => {});\n\n  it('theirs', () => {});\n});\n",
    },
  ],
  [
    'two arguments of one line',
    {
      base: 'call(a, b);\nrest();\n',
      ours: 'call(a, b, mine);\nrest();\n',
      theirs: 'call(theirs, b);\nrest();\n',
      merged: 'call(theirs, b, mine);\nrest();\n',
    },
  ],
  [
    'a comment of ours above what theirs changes',
    {
      base: '/** Doc. */\nexport const a = 1;\n',
      ours: '/** Doc. */\n// mine\nexport const a = 1;\n',
      theirs: '/** Better doc. */\nexport const a = 2;\n',
      merged: '/** Better doc. */\n// mine\nexport const a = 2;\n',
    },
  ],
  [
    'what ours removed and theirs left alone',
    {
      base: 'const a = 1;\nconst b = 2;\n',
      ours: 'const b = 2;\n',
      theirs: 'const a = 1;\nconst b = 3;\n',
      merged: 'const b = 3;\n',
    },
  ],
  [
    'what ours added to a class that theirs renamed',
    {
      base: "import { a } from './old.js';\n\nclass Old {\n  run() {\n    a(this, 1, 2);\n  }\n}\n",
      ours: "import { a, mine } from './old.js';\n\nclass Old {\n  run() {\n    a(this, 1, 2);\n    mine();\n  }\n}\n",
      theirs: "import { a } from './new.js';\n\nclass New {\n  run() {\n    a(this, 1, 2);\n  }\n}\n",
      merged:
        "import { a, mine } from './new.js';\n\nclass New {\n  run() {\n    a(this, 1, 2);\n    mine();\n  }\n}\n",
    },
  ],
  [
    'the order of ours',
    {
      base: 'const a = 1;\nconst b = 2;\n',
      ours: 'const b = 2;\nconst a = 1;\n',
      theirs: 'const a = 5;\nconst b = 2;\n',
      merged: 'const b = 2;\nconst a = 5;\n',
    },
  ],
];

test.each(merges)('code merges: %s', async (_, { merged, ...sides }) => {
  expect(await mergeTexts({ path, ...sides })).toEqual({ text: merged, conflicts: [] });
});

test('another import in the place of one that ours changed is not taken for it', async () => {
  const sides = { ours: "import { a, mine } from './a.js';\n", theirs: "import { b } from './b.js';\n" };
  const { conflicts } = await mergeTexts({ path, base: "import { a } from './a.js';\n", ...sides });
  expect(conflicts.map(({ node }) => node)).toEqual(['import from "./a.js"']);
});

test('a comment at the end of a list that both changed is a conflict with the name of the list', async () => {
  const text = (note: string): string => `const a = [\n  1,\n  // ${note}\n];\n`;
  const { conflicts } = await mergeTexts({ path, base: text('x'), ours: text('mine'), theirs: text('theirs') });
  expect(conflicts.map(({ node }) => node)).toEqual(['const a > end']);
});

const deep: readonly (readonly [string, string])[] = [
  ['a.ts', `const a = ${'['.repeat(20_000)}${']'.repeat(20_000)};\n`],
  ['a.ts', `const a = ${'1 + '.repeat(5_000)}1;\n`],
  ['a.md', `${'- '.repeat(3_000)}x\n`],
  ['a.md', `${'*a_ '.repeat(10_000)}\n`],
];

test.each(deep)('a text that nests beyond all measure is merged all the same: %s', async (file, text) => {
  const [ours, theirs] = [`// mine\n\n\n${text}`, `${text}\n\n// theirs\n`];
  const merged = await mergeTexts({ path: relPath(file), base: text, ours, theirs });
  expect(merged.text ?? merged.conflicts.map(({ ours: mine }) => mine).join()).toContain('// mine');
});

const conflicting: readonly (readonly [string, Omit<Case, 'merged'> & { readonly node: string }])[] = [
  [
    'a value that both changed',
    {
      base: 'export const a = { b: 1 };\n',
      ours: 'export const a = { b: 2 };\n',
      theirs: 'export const a = { b: 3 };\n',
      node: 'export const a > property b',
    },
  ],
  [
    'a method that both changed',
    {
      base: 'class A {\n  run() {\n    one();\n  }\n}\n',
      ours: 'class A {\n  run() {\n    mine();\n  }\n}\n',
      theirs: 'class A {\n  run() {\n    theirs();\n  }\n}\n',
      node: 'class A > method run',
    },
  ],
  [
    'an edited function that is no longer wanted',
    { base: 'a();\nfunction f() {}\n', ours: 'a();\nfunction f() { mine(); }\n', theirs: 'a();\n', node: 'function f' },
  ],
  [
    'a removed function that has changed',
    {
      base: 'a();\nfunction f() {}\n',
      ours: 'a();\n',
      theirs: 'a();\nfunction f() { theirs(); }\n',
      node: 'function f',
    },
  ],
  [
    'one name added twice with different values',
    {
      base: 'const a = {};\n',
      ours: 'const a = { b: 1 };\n',
      theirs: 'const a = { b: 2 };\n',
      node: 'const a > property b',
    },
  ],
  [
    'an element that both replaced',
    {
      base: "const a = ['x', 'y'];\n",
      ours: "const a = ['mine', 'y'];\n",
      theirs: "const a = ['theirs', 'y'];\n",
      node: "const a > element `'x'`",
    },
  ],
];

test.each(conflicting)('a conflict: %s', async (_, { node, ...sides }) => {
  const { text, conflicts } = await mergeTexts({ path, ...sides });
  expect(text).toBeUndefined();
  expect(conflicts.map((conflict) => conflict.node)).toEqual([node]);
  for (const side of ['ours', 'theirs'] as const)
    expect((await mergeTexts({ path, ...sides }, () => side)).text?.replace(/\s+/g, ' ')).toBe(
      sides[side].replace(/\s+/g, ' '),
    );
});
