import { expect, test } from 'vitest';
import { edited, nameEdit } from './wiring.js';

interface Case {
  readonly style: string;
  readonly before: string;
  readonly after: string;
  readonly add?: readonly string[];
}

// Each adds `bravo` unless the case says otherwise. The bytes are the point: nothing but the entry may differ.
const cases: readonly Case[] = [
  { style: 'empty', before: 'export const routes = [];\n', after: 'export const routes = [\n  bravo,\n];\n' },
  {
    style: 'empty with a space',
    before: 'export const routes = [ ];\n',
    after: 'export const routes = [\n  bravo,\n];\n',
  },
  {
    style: 'empty over two lines',
    before: 'export const routes = [\n];\n',
    after: 'export const routes = [\n  bravo,\n];\n',
  },
  {
    style: 'empty, type annotation',
    before: 'export const routes: readonly Route[] = [];\n',
    after: 'export const routes: readonly Route[] = [\n  bravo,\n];\n',
  },
  {
    style: 'comment after the bracket',
    before: 'export const routes = [ // add routes here\n];\n',
    after: 'export const routes = [ // add routes here\n  bravo,\n];\n',
  },
  {
    style: 'block comment alone',
    before: 'export const routes = [/* none */];\n',
    after: 'export const routes = [/* none */\n  bravo,\n];\n',
  },
  {
    style: 'line comment alone',
    before: 'export const routes = [\n    // one a line\n];\n',
    after: 'export const routes = [\n    bravo,\n    // one a line\n];\n',
  },
  {
    style: 'one line',
    before: 'export const routes = [alpha, charlie];\n',
    after: 'export const routes = [alpha, bravo, charlie];\n',
  },
  {
    style: 'one line, at the end',
    before: 'export const routes = [alpha];\n',
    after: 'export const routes = [alpha, bravo];\n',
  },
  {
    style: 'one line, at the start',
    before: 'export const routes = [charlie];\n',
    after: 'export const routes = [bravo, charlie];\n',
  },
  {
    style: 'one line, padded',
    before: 'export const routes = [ alpha, charlie ];\n',
    after: 'export const routes = [ alpha, bravo, charlie ];\n',
  },
  {
    style: 'one line, no spaces',
    before: 'export const routes = [alpha,charlie];\n',
    after: 'export const routes = [alpha,bravo,charlie];\n',
  },
  {
    style: 'one line, trailing comma',
    before: 'export const routes = [alpha,];\n',
    after: 'export const routes = [alpha, bravo,];\n',
  },
  {
    style: 'one line, block comments',
    before: 'export const routes = [alpha /* a */, /* c */ charlie];\n',
    after: 'export const routes = [alpha /* a */, bravo, /* c */ charlie];\n',
  },
  {
    style: 'one line, comment at the end',
    before: 'export const routes = [alpha /* a */];\n',
    after: 'export const routes = [alpha /* a */, bravo];\n',
  },
  {
    style: 'lines, trailing comma',
    before: 'export const routes = [\n  alpha,\n  charlie,\n];\n',
    after: 'export const routes = [\n  alpha,\n  bravo,\n  charlie,\n];\n',
  },
  {
    style: 'lines, at the end',
    before: 'export const routes = [\n  alpha,\n];\n',
    after: 'export const routes = [\n  alpha,\n  bravo,\n];\n',
  },
  {
    style: 'lines, no trailing comma',
    before: 'export const routes = [\n  alpha\n]\n',
    after: 'export const routes = [\n  alpha,\n  bravo\n]\n',
  },
  {
    style: 'comment on the last line',
    before: 'export const routes = [\n  alpha // a\n];\n',
    after: 'export const routes = [\n  alpha, // a\n  bravo\n];\n',
  },
  {
    style: 'comment after the last comma',
    before: 'export const routes = [\n  alpha, // a\n];\n',
    after: 'export const routes = [\n  alpha, // a\n  bravo,\n];\n',
  },
  {
    style: 'comment before the closing bracket',
    before: 'export const routes = [\n  alpha,\n  // add above\n];\n',
    after: 'export const routes = [\n  alpha,\n  bravo,\n  // add above\n];\n',
  },
  {
    style: 'comment above the next',
    before: 'export const routes = [\n  alpha,\n\n  // third\n  charlie,\n];\n',
    after: 'export const routes = [\n  alpha,\n  bravo,\n\n  // third\n  charlie,\n];\n',
  },
  {
    style: 'comment above the first',
    before: 'export const routes = [\n  // third\n  charlie,\n];\n',
    after: 'export const routes = [\n  bravo,\n  // third\n  charlie,\n];\n',
  },
  {
    style: 'heading above the first',
    before: 'export const routes = [\n  // sorted\n\n  charlie,\n];\n',
    after: 'export const routes = [\n  // sorted\n\n  bravo,\n  charlie,\n];\n',
  },
  {
    style: 'block comment over lines after an item',
    before: 'export const routes = [\n  alpha, /* a\n  b */\n  charlie,\n];\n',
    after: 'export const routes = [\n  alpha, /* a\n  b */\n  bravo,\n  charlie,\n];\n',
  },
  {
    style: 'comma first',
    before: 'export const routes = [\n    alpha\n  , charlie\n  ]\n',
    after: 'export const routes = [\n    alpha\n  , bravo\n  , charlie\n  ]\n',
  },
  {
    style: 'comma first, at the end',
    before: 'export const routes = [ alpha\n  , able // x\n  ]\n',
    after: 'export const routes = [ alpha\n  , able // x\n  , bravo\n  ]\n',
  },
  {
    style: 'items hang from the bracket',
    before: 'export const routes = [alpha,\n                       charlie];\n',
    after: 'export const routes = [alpha,\n                       bravo,\n                       charlie];\n',
  },
  {
    style: 'wrapped',
    before: 'export const routes = [\n  able, alpha,\n  charlie, delta,\n];\n',
    after: 'export const routes = [\n  able, alpha,\n  bravo,\n  charlie, delta,\n];\n',
  },
  {
    style: 'CRLF',
    before: 'export const routes = [\r\n  alpha,\r\n];\r\n',
    after: 'export const routes = [\r\n  alpha,\r\n  bravo,\r\n];\r\n',
  },
  {
    style: 'CRLF, empty',
    before: '// r\r\nexport const routes = [];\r\n',
    after: '// r\r\nexport const routes = [\r\n  bravo,\r\n];\r\n',
  },
  {
    style: 'BOM',
    before: '\ufeffexport const routes = [alpha];\n',
    after: '\ufeffexport const routes = [alpha, bravo];\n',
  },
  {
    style: 'tabs',
    before: 'export const routes = [\n\talpha,\n];\n',
    after: 'export const routes = [\n\talpha,\n\tbravo,\n];\n',
  },
  {
    style: 'tabs elsewhere, empty list',
    before: 'if (x) {\n\trun();\n}\nexport const routes = [];\n',
    after: 'if (x) {\n\trun();\n}\nexport const routes = [\n\tbravo,\n];\n',
  },
  {
    style: 'four spaces elsewhere, empty list',
    before: 'if (x) {\n    run();\n}\nexport const routes = [];\n',
    after: 'if (x) {\n    run();\n}\nexport const routes = [\n    bravo,\n];\n',
  },
  {
    style: 'no trailing commas elsewhere, empty list',
    before: 'const a = [\n  1\n];\nexport const routes = [];\n',
    after: 'const a = [\n  1\n];\nexport const routes = [\n  bravo\n];\n',
  },
  {
    style: 'as const',
    before: 'export const routes = [alpha] as const;\n',
    after: 'export const routes = [alpha, bravo] as const;\n',
  },
  {
    style: 'as const satisfies',
    before: 'export const routes = [\n  alpha,\n] as const satisfies readonly Route[];\n',
    after: 'export const routes = [\n  alpha,\n  bravo,\n] as const satisfies readonly Route[];\n',
  },
  {
    style: 'assertion and parentheses',
    before: 'export const routes = <const>([alpha]);\n',
    after: 'export const routes = <const>([alpha, bravo]);\n',
  },
  {
    style: 'exported below',
    before: 'const list = [alpha];\nexport { list as routes };\n',
    after: 'const list = [alpha, bravo];\nexport { list as routes };\n',
  },
  {
    style: 'no newline at the end',
    before: 'export const routes = [alpha]',
    after: 'export const routes = [alpha, bravo]',
  },
  {
    style: 'not sorted',
    before: 'export const routes = [charlie, alpha];\n',
    after: 'export const routes = [charlie, alpha, bravo, delta];\n',
    add: ['delta', 'bravo'],
  },
  {
    style: 'spread first',
    before: 'export const routes = [...core, alpha, charlie];\n',
    after: 'export const routes = [...core, alpha, bravo, charlie];\n',
  },
  {
    style: 'spread alone',
    before: 'export const routes = [\n  ...core,\n];\n',
    after: 'export const routes = [\n  ...core,\n  alpha,\n  bravo,\n];\n',
    add: ['bravo', 'alpha'],
  },
  {
    style: 'several gaps at once',
    before: 'export const routes = [\n  bravo, // b\n  delta // d\n];\n',
    after:
      'export const routes = [\n  able,\n  alpha,\n  bravo, // b\n  charlie,\n  delta, // d\n  echo,\n  foxtrot\n];\n',
    add: ['echo', 'able', 'charlie', 'foxtrot', 'alpha'],
  },
];

test.each(cases)('a list written in the style "$style" gets its entry', async ({ before, after, add }) => {
  expect(
    await edited(
      before,
      (add ?? ['bravo']).map((name) => nameEdit(name)),
    ),
  ).toBe(after);
});

test.each([
  'export const routes = [bravo];',
  'export const routes = [alpha, withAuth(bravo)];',
  'export const routes = [alpha, ...(process.env.BRAVO ? [bravo] : [])];',
  'export const routes = [bravo as Route, alpha];',
  'export const routes = [on && bravo];',
  'export const routes = [zulu, (bravo), alpha] satisfies readonly Route[];',
])('an entry that is there, or that a person wrapped, is left alone: %s', async (text) => {
  expect(await edited(text, [nameEdit('bravo')])).toBe(text);
});
