import { expect, test } from 'vitest';
import { formatText } from '../../../src/render/index.js';
import { relPath } from '../../../src/text/index.js';

test.each([
  ['a.ts', 'const a = { b: "it" }\n', "const a = { b: 'it' };\n"],
  ['a.js', 'let a = [1,2]\n', 'let a = [1, 2];\n'],
  ['a.json', '{"a":[1,2]}', '{ "a": [1, 2] }\n'],
  ['a.yaml', 'a:   "x"\nb: [1,2]\n', "a: 'x'\nb: [1, 2]\n"],
  ['a.md', '* a\n* b\n\n```ts\nlet   x\n```\n', '- a\n- b\n\n```ts\nlet   x\n```\n'],
  ['Dockerfile', 'FROM   node\n', 'FROM   node\n'],
  ['a.ts', 'const a = 1;\r\n', 'const a = 1;\r\n'],
])('%s in the house style, settled', async (file, text, expected) => {
  expect(await formatText(relPath(file), text)).toEqual({ value: expected, diagnostics: [] });
  expect(await formatText(relPath(file), expected)).toEqual({ value: expected, diagnostics: [] });
});

test.each([
  ['a.ts', 'const a = 1;\nconst = 2;\n', [2, 7]],
  ['a.yaml', 'a: 1\nb: [1\n', [3, 1]],
  ['a.json', '{ "a": }', [1, 8]],
  ['a.js', 'a\n  )', [2, 3]],
])('%s that does not parse: template, line and column', async (file, text, [line, column]) => {
  const { value, diagnostics } = await formatText(relPath(file), text, 'module/a.hbs');
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({
    code: 'render/output-does-not-parse',
    file,
    span: { start: { line, column } },
  });
  expect(diagnostics[0]?.message).toMatch(/^The text of template `module\/a\.hbs` does not parse: [^\n]+[^.]\.$/);
});
