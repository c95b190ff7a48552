import { expect, test } from 'vitest';
import { findImport } from '../../../src/code/index.js';
import type { ImportEdit } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';
import { edited, nameEdit, refused, routeEdits } from './wiring.js';

interface Case {
  readonly style: string;
  readonly before: string;
  readonly after: string;
  readonly add?: readonly Omit<ImportEdit, 'kind'>[];
}

const bravo = { name: 'bravo', from: './bravo.js' };

const cases: readonly Case[] = [
  { style: 'empty file', before: '', after: "import { bravo } from './bravo.js';\n" },
  { style: 'code only', before: 'run();\n', after: "import { bravo } from './bravo.js';\n\nrun();\n" },
  { style: 'BOM', before: '\ufeffrun();\n', after: "\ufeffimport { bravo } from './bravo.js';\n\nrun();\n" },
  {
    style: 'shebang',
    before: '#!/usr/bin/env node\nrun();\n',
    after: "#!/usr/bin/env node\n\nimport { bravo } from './bravo.js';\n\nrun();\n",
  },
  {
    style: 'licence',
    before: '/* Licence: MIT */\nrun();\n',
    after: "/* Licence: MIT */\n\nimport { bravo } from './bravo.js';\n\nrun();\n",
  },
  {
    style: 'file comment and blank line',
    before: '// The router.\n\nrun();\n',
    after: "// The router.\n\nimport { bravo } from './bravo.js';\n\nrun();\n",
  },
  {
    style: 'comment of the first statement',
    before: '// starts\nrun();\n',
    after: "import { bravo } from './bravo.js';\n\n// starts\nrun();\n",
  },
  {
    style: 'comments only',
    before: '// nothing yet\n',
    after: "// nothing yet\n\nimport { bravo } from './bravo.js';\n",
  },
  {
    style: 'shebang, licence, directive',
    before: "#!/usr/bin/env node\n// Licence: MIT\n'use strict'; // yes\nrun();\n",
    after:
      "#!/usr/bin/env node\n// Licence: MIT\n'use strict'; // yes\n\nimport { bravo } from './bravo.js';\n\nrun();\n",
  },
  {
    style: 'CRLF, double quotes',
    before: 'run("x");\r\n',
    after: 'import { bravo } from "./bravo.js";\r\n\r\nrun("x");\r\n',
  },
  {
    style: 'no semicolons',
    before: "import a from 'a'\n\nrun(a)\n",
    after: "import a from 'a'\nimport { bravo } from './bravo.js'\n\nrun(a)\n",
  },
  {
    style: 'no padding',
    before: "import {a} from './a.js';\n",
    after: "import {a} from './a.js';\nimport {bravo} from './bravo.js';\n",
  },
  {
    style: 'comment behind the import',
    before: "import { a } from './a.js'; // keep me\n\n\nrun();\n",
    after: "import { a } from './a.js'; // keep me\nimport { bravo } from './bravo.js';\n\n\nrun();\n",
  },
  {
    style: 'sorted',
    before: "import { a } from './a.js';\nimport { c } from './c.js';\n",
    after: "import { a } from './a.js';\nimport { bravo } from './bravo.js';\nimport { c } from './c.js';\n",
  },
  {
    style: 'not sorted',
    before: "import { c } from './c.js';\nimport { a } from './a.js';\n",
    after: "import { c } from './c.js';\nimport { a } from './a.js';\nimport { bravo } from './bravo.js';\n",
  },
  {
    style: 'before the first of its kind',
    before: "import z from 'z';\n\n// third\nimport { c } from './c.js';\n",
    after: "import z from 'z';\n\nimport { bravo } from './bravo.js';\n// third\nimport { c } from './c.js';\n",
  },
  {
    style: 'licence directly above the first',
    before: "// Copyright\nimport { c } from './c.js';\n",
    after: "// Copyright\nimport { bravo } from './bravo.js';\nimport { c } from './c.js';\n",
  },
  {
    style: 'directive comment above the first',
    before: "// Copyright\n// @ts-expect-error no types\nimport { c } from './c.js';\n",
    after:
      "// Copyright\nimport { bravo } from './bravo.js';\n// @ts-expect-error no types\nimport { c } from './c.js';\n",
  },
  {
    style: 'package before relative paths',
    before: "import './instrument.js';\nimport { a } from './a.js';\n",
    after: "import './instrument.js';\nimport { fastify } from 'fastify';\nimport { a } from './a.js';\n",
    add: [{ name: 'fastify', from: 'fastify' }],
  },
  {
    style: 'side effects stay first',
    before: "import './zulu.js';\nrun();\n",
    after: "import './zulu.js';\nimport { bravo } from './bravo.js';\nrun();\n",
  },
  {
    style: 'code on the line of the import',
    before: "import { a } from './a.js'; run(a);\n",
    after: "import { a } from './a.js';\nimport { bravo } from './bravo.js';\n run(a);\n",
  },
  {
    style: 'merged, sorted',
    before: "import { alpha, charlie } from './bravo.js';\n",
    after: "import { alpha, bravo, charlie } from './bravo.js';\n",
  },
  {
    style: 'merged, not sorted',
    before: "import { charlie, alpha } from './bravo.js';\n",
    after: "import { charlie, alpha, bravo } from './bravo.js';\n",
  },
  {
    style: 'merged, lines',
    before: "import {\n  alpha, // a\n  charlie // c\n  // end\n} from './bravo.js';\n",
    after: "import {\n  alpha, // a\n  bravo,\n  charlie // c\n  // end\n} from './bravo.js';\n",
  },
  {
    style: 'merged, behind a comment',
    before: "import { alpha /* a */ } from './bravo.js';\n",
    after: "import { alpha /* a */, bravo } from './bravo.js';\n",
  },
  {
    style: 'merged, no extension',
    before: "import { alpha } from './bravo';\n",
    after: "import { alpha, bravo } from './bravo';\n",
  },
  {
    style: 'merged with a default',
    before: "import router from './bravo.js';\n",
    after: "import router, { bravo } from './bravo.js';\n",
  },
  {
    style: 'merged with a default and names',
    before: "import router, { alpha } from './bravo.js';\n",
    after: "import router, { alpha, bravo } from './bravo.js';\n",
  },
  {
    style: 'merged into empty braces',
    before: "import {} from './bravo.js';\n",
    after: "import { bravo } from './bravo.js';\n",
  },
  {
    style: 'not merged into a namespace',
    before: "import * as all from './bravo.js';\n",
    after: "import * as all from './bravo.js';\nimport { bravo } from './bravo.js';\n",
  },
  {
    style: 'not merged into types',
    before: "import type { B } from './bravo.js';\n",
    after: "import type { B } from './bravo.js';\nimport { bravo } from './bravo.js';\n",
  },
  {
    style: 'not merged over attributes',
    before: "import { a } from './bravo.js' with { type: 'x' };\n",
    after: "import { a } from './bravo.js' with { type: 'x' };\nimport { bravo } from './bravo.js';\n",
  },
  {
    style: 'type, new',
    before: '',
    after: "import type { B } from './b.js';\n",
    add: [{ name: 'B', from: './b.js', typeOnly: true }],
  },
  {
    style: 'type, into types',
    before: "import { a } from './b.js';\nimport type { A } from './b.js';\n",
    after: "import { a } from './b.js';\nimport type { A, B } from './b.js';\n",
    add: [{ name: 'B', from: './b.js', typeOnly: true }],
  },
  {
    style: 'type, beside values',
    before: "import { a } from './b.js';\n",
    after: "import { type B, a } from './b.js';\n",
    add: [{ name: 'B', from: './b.js', typeOnly: true }],
  },
  {
    style: 'type, there as value',
    before: "import { B } from './b.js';\n",
    after: "import { B } from './b.js';\n",
    add: [{ name: 'B', from: './b.js', typeOnly: true }],
  },
  {
    style: 'value and type of one module',
    before: '',
    after: "import { type B, b } from './b.js';\n",
    add: [
      { name: 'B', from: './b.js', typeOnly: true },
      { name: 'b', from: './b.js' },
    ],
  },
  {
    style: 'alias',
    before: '',
    after: "import { route as bravo } from './b.js';\n",
    add: [{ name: 'route', alias: 'bravo', from: './b.js' }],
  },
  {
    style: 'default as alias',
    before: '',
    after: "import { default as bravo } from './b.js';\n",
    add: [{ name: 'default', alias: 'bravo', from: './b.js' }],
  },
  {
    style: 'several',
    before: "import { c } from './c.js';\n",
    after:
      "import { x } from 'x';\nimport { a } from './a.js';\nimport { b, bb } from './b.js';\nimport { c } from './c.js';\nimport { d } from './d.js';\n",
    add: ['d', 'b', 'a']
      .map((name) => ({ name, from: `./${name}.js` }))
      .concat({ name: 'bb', from: './b.js' }, { name: 'x', from: 'x' }),
  },
  {
    style: 'quote in the specifier',
    before: '',
    after: 'import { bravo } from "./it\'s.js";\n',
    add: [{ name: 'bravo', from: "./it's.js" }],
  },
];

test.each(cases)('an import is written in the style "$style"', async ({ before, after, add }) => {
  expect(
    await edited(
      before,
      (add ?? [bravo]).map((edit) => ({ kind: 'import', ...edit })),
    ),
  ).toBe(after);
});

test('an import under another name is reused, and entries of the batch use that name', async () => {
  const before =
    "import { bravo as b, shape } from './bravo.js';\nexport const routes = [];\nexport const tools = [];\n";
  const tool = {
    kind: 'entry',
    slot: { symbol: 'tools', form: { id: 'id', bravo: 'value' } },
    entry: { value: 'bravo', id: 'x' },
  } as const;
  const after = await edited(before, [...routeEdits('bravo'), tool]);
  expect(after).toBe(
    "import { bravo as b, shape } from './bravo.js';\nexport const routes = [\n  b,\n];\nexport const tools = [\n  { id: 'x', bravo: b },\n];\n",
  );
  const path = relPath('l9/router.ts');
  expect(await findImport({ path, text: after }, bravo)).toEqual({ value: 'b', diagnostics: [] });
  expect(await findImport({ path, text: after }, { name: 'other', from: './bravo.js' })).toEqual({ diagnostics: [] });
  expect((await findImport({ path, text: 'import {' }, bravo)).diagnostics).toMatchObject([
    { code: 'code/does-not-parse' },
  ]);
});

test.each([
  ["import { bravo } from 'other';", 1, 10],
  ["import bravo from './bravo.js';", 1, 8],
  ["import * as bravo from './bravo.js';", 1, 13],
  ["import type { bravo } from './bravo.js';", 1, 15],
  ['\nconst bravo = 1;', 2, 7],
  ['const { a: [bravo] } = x;', 1, 13],
  ['function bravo() {}', 1, 10],
  ['interface bravo {}', 1, 11],
  ['if (x) { var bravo = 1; }', 1, 14],
  ['namespace bravo {}', 1, 11],
])('a name that is taken is refused with its place: %s', async (text, line, column) => {
  const found = await refused(`${text}\nexport const routes = [];\n`, routeEdits('bravo'));
  expect(found).toMatchObject([{ code: 'code/name-taken', file: 'l9/router.ts', span: { start: { line, column } } }]);
});

test('a name inside a function takes nothing', async () => {
  expect(await edited('function f() { var bravo = 1; return bravo; }\n', [{ kind: 'import', ...bravo }])).toContain(
    "import { bravo } from './bravo.js';",
  );
});

test('two modules that want one name in one batch are refused', async () => {
  const found = await refused('', [
    { kind: 'import', ...bravo },
    { kind: 'import', name: 'bravo', from: './other.js' },
  ]);
  expect(found).toMatchObject([
    {
      code: 'code/name-taken',
      message:
        'The name `bravo` wanted for an import from `./other.js` already names an import from `./bravo.js` in the same edit.',
    },
  ]);
});

test.each(['a b', 'class', 'x,y', '', '1a', 'a.b'])(
  'the text %j is no name and is a bug of the caller',
  async (name) => {
    await expect(edited('', [{ kind: 'import', name, from: './a.js' }])).rejects.toThrow('not an importable name');
    await expect(edited('export const routes = [];', [nameEdit(name)])).rejects.toThrow(
      'not a name that code can register',
    );
  },
);
