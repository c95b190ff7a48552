import { expect, test } from 'vitest';

import { editModule, unwireModule, type ModuleEdit } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';
import { edited, refused } from './wiring.js';

const path = relPath('l9/router.ts');

const edits: readonly ModuleEdit[] = ['slack', 'zen'].flatMap((name): readonly ModuleEdit[] => [
  { kind: 'import', name: 'router', alias: name, from: `./modules/${name}/router.js` },
  { kind: 'entry', slot: {}, entry: { value: name, id: name } },
]);

const head = "import { router as github } from './modules/github/router.js'";

/** The text of a file in which `github` is registered, and in which `slack` and `zen` are as well. */
const written = (semicolon: '' | ';', before: string, after: string): readonly [string, string] => {
  const others = ['slack', 'zen'].map((name) => `import { router as ${name} } from './modules/${name}/router.js'`);
  const imports = [head, ...others].map((line) => `${line}${semicolon}\n`);
  return [`${head}${semicolon}\n${before}`, `${imports.join('')}${after}`];
};

test.each([
  [
    'a semicolon that guards the next line',
    written('', 'app.add(github)\n;[1].map(f)\n', 'app.add(github)\napp.add(slack)\napp.add(zen)\n;[1].map(f)\n'),
  ],
  [
    'a body on one line',
    written(
      ';',
      'function f(app) { app.add(github); }\n',
      'function f(app) { app.add(github); app.add(slack); app.add(zen); }\n',
    ),
  ],
  [
    'a body on one line without semicolons',
    written(
      '',
      'const f = (app) => { app.add(github) }\n',
      'const f = (app) => { app.add(github); app.add(slack); app.add(zen) }\n',
    ),
  ],
  [
    'a static block',
    written(
      ';',
      'class A { static { A.add(github); } }\n',
      'class A { static { A.add(github); A.add(slack); A.add(zen); } }\n',
    ),
  ],
  [
    'calls in a list',
    written(
      ';',
      'await Promise.all([app.add(github)]);\n',
      'await Promise.all([app.add(github), app.add(slack), app.add(zen)]);\n',
    ),
  ],
  [
    'a chain that is told by two links',
    written('', 'const r = app.add(a).add(github)\n', 'const r = app.add(a).add(github).add(slack).add(zen)\n'),
  ],
])('%s: wired, and taken out again', async (_what, [before, after]) => {
  expect(await edited(before, edits)).toBe(after);
  expect(await unwireModule({ path, text: after }, edits)).toEqual({ value: before, diagnostics: [] });
});

test.each(['const f = (app) => app.add(github);\n', 'app.add(github), app.log();\n'])(
  'one call that is no statement proves no chain: %s',
  async (text) => {
    expect(await refused(`${head}\n${text}`, edits)).toMatchObject([{ code: 'code/slot-not-found' }]);
  },
);

test('a file in which nothing is registered yet is asked about, not guessed at', async () => {
  const outcome = await editModule({ path, text: 'app.listen();\n' }, edits);
  expect(outcome.diagnostics).toMatchObject([{ code: 'code/slot-not-found' }]);
});
