import { expect, test } from 'vitest';
import { unwireModule } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';
import { routeEdits } from './wiring.js';

const head = "import { slack } from './slack.js';\nexport const routes = [slack];\n";
const without = 'export const routes = [];\n';

test.each([
  ['a label', 'slack: for (;;) break slack;\n'],
  ['a parameter', 'export const twice = (slack: number) => slack * 2;\n'],
  ['a part of a parameter', 'export function f({ a: [slack] }: Host) {\n  return slack;\n}\n'],
  ['a constant of a function', 'export function f() {\n  const slack = 1;\n  return () => slack;\n}\n'],
  ['a variable of a loop', 'for (const slack of [1, 2]) log(slack);\n'],
  ['a caught error', 'try {\n  log(1);\n} catch (slack) {\n  log(slack);\n}\n'],
])('%s of the same name does not hold the import', async (_, rest) => {
  const { value, diagnostics } = await unwireModule({ path: relPath('a.ts'), text: head + rest }, routeEdits('slack'));
  expect(diagnostics).toEqual([]);
  expect(value).toBe(without + rest);
});

test.each([
  [
    'outside of the scope that has its own',
    'export function f(slack: number) {\n  return slack;\n}\nlog(slack);\n',
    '6:5',
  ],
  ['as a type, where a value has the name', 'export function f(slack: number): slack {\n  return slack;\n}\n', '3:35'],
  ['as the value of a shorthand', 'export const all = { slack };\n', '3:22'],
])('a use %s holds it', async (_, rest, at) => {
  const { value, diagnostics } = await unwireModule({ path: relPath('a.ts'), text: head + rest }, routeEdits('slack'));
  expect(diagnostics.map(({ code, span }) => `${code} ${span?.start.line}:${span?.start.column}`)).toEqual([
    `code/import-still-used ${at}`,
  ]);
  expect(value).toBe(`import { slack } from './slack.js';\n${without}${rest}`);
});
