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
    'code/slot-not-a-literal',
    'export const routes = build();',
    { line: 1, column: 23 },
    'The place `routes` is not written as an array, object, Set or Map but as `build()`.',
  ],
  [
    'code/slot-not-a-literal',
    'export const routes = [alpha, , charlie];',
    { line: 1, column: 23 },
    'The place `routes` is not written as an array, object, Set or Map but as `[alpha, , charlie]`.',
  ],
  [
    'code/slot-not-a-literal',
    'export declare const routes: Route[];',
    { line: 1, column: 22 },
    'The place `routes` is not written as an array, object, Set or Map but as `routes: Route[]`.',
  ],
  [
    'code/slot-ambiguous',
    'const a = [];\nexport { a as routes };\nexport const routes = [];',
    { line: 3, column: 23 },
    'More than one place could be `routes`: `routes` (array, line 1), `routes` (array, line 3).',
  ],
  [
    'code/slot-filled-by-code',
    'export const routes = [];\nfor (const one of all) routes.push(one);',
    { line: 2, column: 24 },
    'The place `routes` of line 1 is filled by `routes.push(one)`.',
  ],
])('%s says what is wrong and where', async (...row) => {
  const [code, text, start, message] = row;
  const found = await refused(text, [nameEdit('bravo')]);
  expect(found).toMatchObject([{ code, message, file: 'l9/router.ts', span: { file: 'l9/router.ts', start } }]);
});

test.each([
  [
    'export const route = [], tools = [];',
    'The file has no place `routes` to register a module; looked for a place with the name `routes`; it has `route` (array, line 1), `tools` (array, line 1); the nearest name is `route`.',
  ],
  [
    "export { routes } from './routes.js';",
    'The file has no place `routes` to register a module; it re-exports the name from `./routes.js`.',
  ],
  [
    '',
    'The file has no place `routes` to register a module; looked for a place with the name `routes`; it has no other place where modules could be registered.',
  ],
])('a place that is missing is told with what there is: %s', async (text, message) => {
  expect(await refused(text, [nameEdit('bravo')])).toMatchObject([
    { code: 'code/slot-not-found', message, file: 'l9/router.ts' },
  ]);
});

test('a list that is not exported is one', async () => {
  expect(await edited('const routes = [alpha];\n', [nameEdit('bravo')])).toBe('const routes = [alpha, bravo];\n');
});

test('one finding keeps the whole batch from being made, and all findings are told', async () => {
  const text = 'const bravo = 1;\nexport const routes = [];\nexport const tools = make();\n';
  const found = await refused(text, [...routeEdits('alpha'), ...routeEdits('bravo'), nameEdit('alpha', 'tools')]);
  expect(found.map(({ code }) => code)).toEqual(['code/name-taken', 'code/slot-not-a-literal']);
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
      "code/entry-edited",
      "code/entry-form-unknown",
      "code/entry-key-taken",
      "code/entry-pinned",
      "code/import-pinned",
      "code/import-still-used",
      "code/name-taken",
      "code/slot-ambiguous",
      "code/slot-filled-by-code",
      "code/slot-not-a-literal",
      "code/slot-not-found",
    ]
  `);
  for (const { title, cause, fix } of codeDiagnostics.entries) {
    expect(title.split(' ').length).toBeLessThanOrEqual(6);
    expect([cause.at(-1), fix.at(-1)]).toEqual(['.', '.']);
  }
});

test('nothing that a contract says becomes code', async () => {
  const symbols = ['build.app.register(evil).use', 'build.app["x"]', 'build.a b', 'build.app.use;evil', ''];
  for (const symbol of symbols)
    expect(await refused('function build(app) {}', [nameEdit('bravo', symbol)])).toMatchObject([
      { code: 'code/slot-not-found' },
    ]);
  const form = { 'a: evil(), b': 'id', run: 'value' } as const;
  const edit = { kind: 'entry', slot: { symbol: 'tools', form }, entry: { value: 'bravo', id: 'x' } } as const;
  const quoted = "'a: evil(), b': 'x'";
  expect(await edited('export const tools = [];\n', [edit])).toContain(`{ ${quoted}, run: bravo }`);
  expect(await edited('export const tools = [{ run: bravo }];\n', [edit])).toContain(`{ run: bravo, ${quoted} }`);
});
