import { expect, test } from 'vitest';
import { keepsTokens } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';

const path = relPath('a.tsx');

const before = `#!/usr/bin/env node
/* Licence */
import { a, b } from './x.js'; // imports

export const list = [
  a, // the first
  /re[/]g/gi.test(b) / 2 / 3,
  \`t \${a /* inner */} u \${b} // no comment\`,
  <p title="q\\">it's // text</p>,
  // dangling
] as const;
`;

const kept: readonly (readonly [string, string])[] = [
  ['nothing', before],
  ['an entry added', before.replace('  // dangling', '  c,\n  // dangling')],
  ['an import added', before.replace('// imports', "// imports\nimport { c } from './c.js';")],
  ['white space changed', before.replace('export const list = [', 'export  const\n\tlist=[')],
  ['line ends changed', before.replaceAll('\n', '\r\n')],
  ['a comment added', before.replace('as const', '/* new */ as const')],
];

test.each(kept)('the oracle allows: %s', async (_, after) => {
  expect(await keepsTokens({ path, text: before }, after)).toBe(true);
});

const lost: readonly (readonly [string, string, string])[] = [
  ['shebang', '#!/usr/bin/env node', '#!/usr/bin/env bun'],
  ['licence', '/* Licence */\n', ''],
  ['comment behind an import', ' // imports', ''],
  ['comment behind an entry', ' // the first', ''],
  ['dangling comment', '  // dangling\n', ''],
  ['comment in a template', ' /* inner */', ''],
  ['text of a comment', 'the first', 'the second'],
  ['comment moved up', 'a, // the first', '// the first\n  a,'],
  ['entry', '  a, // the first', '  // the first'],
  ['entries swapped', 'import { a, b }', 'import { b, a }'],
  ['quotes', "'./x.js'", '"./x.js"'],
  ['semicolon', "'./x.js';", "'./x.js'"],
  ['assertion', ' as const', ''],
  ['flag of a regular expression', '/gi', '/g'],
  ['text of a template', '// no comment', '// a comment'],
  ['text of JSX', '// text', '// test'],
  ['attribute of JSX', 'q\\"', 'r\\"'],
  ['code turned into a comment', '  a, // the first', '  // a, // the first'],
  ['code turned into a string', '/ 2 / 3', "+ '/ 2 / 3'"],
  ['everything', before, ''],
];

test.each(lost)('the oracle catches a lost %s', async (_, from, to) => {
  expect(before).toContain(from);
  expect(await keepsTokens({ path, text: before }, before.replace(from, to))).toBe(false);
});

test('every token and comment that is taken out is missed', async () => {
  const pieces = before.match(/#!.*|\/\*.*?\*\/|\/\/.*|[\w']+|[^\s\w]/g) ?? [];
  let from = 0;
  for (const piece of pieces) {
    const at = before.indexOf(piece, from);
    from = at + piece.length;
    expect(
      await keepsTokens({ path, text: before }, before.slice(0, at) + before.slice(from)),
      `without ${piece} at ${at}`,
    ).toBe(false);
  }
  expect(pieces.length).toBeGreaterThan(60);
});

test('what an edit adds does not stand in for what it loses', async () => {
  const text = 'export const list = [alpha, charlie];';
  expect(await keepsTokens({ path, text }, 'export const list = [alpha, bravo];')).toBe(false);
  expect(await keepsTokens({ path, text }, 'export const list = [charlie, alpha];')).toBe(false);
  expect(await keepsTokens({ path, text }, 'export const list = [alpha, bravo, charlie];')).toBe(true);
});

test('tokens of a replaced range may go, its comments and all else may not', async () => {
  const text = 'const a = { b: f(/* why */ 1), c };';
  const replaced = [{ start: text.indexOf('f('), end: text.indexOf(', c') }];
  expect(await keepsTokens({ path, text }, 'const a = { b: g /* why */, c };', replaced)).toBe(true);
  expect(await keepsTokens({ path, text }, 'const a = { b: g /* why */, c };')).toBe(false);
  expect(await keepsTokens({ path, text }, 'const a = { b: g, c };', replaced)).toBe(false);
  expect(await keepsTokens({ path, text }, 'const a = { b: g /* why */ };', replaced)).toBe(false);
});

test('ten thousand operators in a row do not exhaust the stack', async () => {
  const text = `const a = ${'1 + '.repeat(10_000)}1;`;
  expect(await keepsTokens({ path: relPath('a.ts'), text }, `${text} b();`)).toBe(true);
});
