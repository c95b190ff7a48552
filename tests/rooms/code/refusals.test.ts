import { expect, test } from 'vitest';
import { codeDiagnostics, editModule } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';
import { edited, nameEdit, refused, routeEdits } from './wiring.js';

test.each([
  [
    'code/does-not-parse',
    'export const routes = [\n  alpha beta,\n];',
    { line: 2, column: 9 },
    "The file has a syntax error: `',' expected.`.",
  ],
  [
    'code/does-not-parse',
    '<<<<<<< HEAD\nexport const routes = [];\n',
    { line: 1, column: 1 },
    'The file has a syntax error: `Merge conflict marker encountered.`.',
  ],
  [
    'code/list-not-found',
    '\nconst routes = [];',
    { line: 2, column: 7 },
    'The file exports no constant `routes`, it declares one without `export`; it exports no array.',
  ],
  [
    'code/list-not-a-literal',
    'export const routes = build();',
    { line: 1, column: 23 },
    'The exported `routes` is not written as an array literal but as `build()`.',
  ],
  [
    'code/list-not-a-literal',
    'export const routes = [alpha, , charlie];',
    { line: 1, column: 23 },
    'The exported `routes` is not written as an array literal but as `[alpha, , charlie]`.',
  ],
  [
    'code/list-not-a-literal',
    'export declare const routes: Route[];',
    { line: 1, column: 22 },
    'The exported `routes` is not written as an array literal but as `routes: Route[]`.',
  ],
  [
    'code/list-ambiguous',
    'const a = [];\nexport { a as routes };\nexport const routes = [];',
    { line: 1, column: 7 },
    'The name `routes` is exported 2 times.',
  ],
])('%s says what is wrong and where', async (...row) => {
  const [code, text, start, message] = row;
  const found = await refused(text, [nameEdit('bravo')]);
  expect(found).toMatchObject([{ code, message, file: 'l9/router.ts', span: { file: 'l9/router.ts', start } }]);
});

test.each([
  [
    'export const route = [], tools = [];',
    'The file exports no constant `routes`, the nearest name is `route`; it exports the arrays `route`, `tools`.',
  ],
  [
    "export { routes } from './routes.js';",
    'The file exports no constant `routes`, it re-exports it from `./routes.js`; it exports no array.',
  ],
  ['export const other = 1, list = [1];', 'The file exports no constant `routes`; it exports the array `list`.'],
  ['', 'The file exports no constant `routes`; it exports no array.'],
])('a list that is missing is told with what there is: %s', async (text, message) => {
  expect(await refused(text, [nameEdit('bravo')])).toMatchObject([
    { code: 'code/list-not-found', message, file: 'l9/router.ts' },
  ]);
});

test('one finding keeps the whole batch from being made, and all findings are told', async () => {
  const text = 'const bravo = 1;\nexport const routes = [];\nexport const tools = make();\n';
  const found = await refused(text, [
    ...routeEdits('alpha'),
    ...routeEdits('bravo'),
    { ...nameEdit('alpha'), list: 'tools' },
  ]);
  expect(found.map(({ code }) => code)).toEqual(['code/name-taken', 'code/list-not-a-literal']);
});

test('a list that is exported below its declaration in one file and twice under one name is told once', async () => {
  expect(await refused('const a = [];\nexport { a as routes, a as routes };', [nameEdit('b')])).toHaveLength(1);
});

test('JavaScript and JSX files are edited too', async () => {
  expect(
    await edited('exports.x = <T,>(a) => a / 1 / 2; export const routes = [];', [nameEdit('b')], 'a.mts'),
  ).toContain('\n  b,\n');
  const page = 'export const routes = [<a title="x\\" href=\'//x\'>it\'s // {"no"} `comment`</a>, b];\n';
  expect(await edited(page, [nameEdit('c')], 'a.jsx')).toBe(page.replace('b]', 'b, c]'));
});

test('no edits give the same text, and a broken file is told even then', async () => {
  const path = relPath('a.ts');
  expect(await editModule({ path, text: 'let a\n' }, [])).toEqual({ value: 'let a\n', diagnostics: [] });
  expect((await editModule({ path, text: 'let a b' }, [])).diagnostics).toMatchObject([
    { code: 'code/does-not-parse' },
  ]);
});

test('every code of the room has a cause and an order to follow', () => {
  expect(codeDiagnostics.entries.map(({ code }) => code).sort()).toMatchInlineSnapshot(`
    [
      "code/does-not-parse",
      "code/edit-would-lose-text",
      "code/edits-disagree",
      "code/entry-ambiguous",
      "code/entry-edited",
      "code/entry-pinned",
      "code/import-pinned",
      "code/import-still-used",
      "code/list-ambiguous",
      "code/list-not-a-literal",
      "code/list-not-found",
      "code/name-taken",
      "code/property-not-a-value",
    ]
  `);
  for (const { title, cause, fix } of codeDiagnostics.entries) {
    expect(title.split(' ').length).toBeLessThanOrEqual(6);
    expect([cause.at(-1), fix.at(-1)]).toEqual(['.', '.']);
  }
});
