import { expect, test } from 'vitest';
import { edited, refused, toolEdit } from './wiring.js';

interface Case {
  readonly style: string;
  readonly before: string;
  readonly after: string;
  readonly route?: string;
}

const same = (style: string, before: string, route?: string): Case => ({
  style,
  before,
  after: before,
  ...(route === undefined ? {} : { route }),
});

// Each wants `{ toolId: 'bravo', run: runbravo }` in `tools`, with `path` where the case has a route.
const cases: readonly Case[] = [
  {
    style: 'empty',
    before: 'export const tools = [];\n',
    after: "export const tools = [\n  { toolId: 'bravo', run: runbravo },\n];\n",
  },
  {
    style: 'one line each',
    before: "export const tools = [\n  { toolId: 'alpha', run },\n  { toolId: 'charlie', run },\n];\n",
    after:
      "export const tools = [\n  { toolId: 'alpha', run },\n  { toolId: 'bravo', run: runbravo },\n  { toolId: 'charlie', run },\n];\n",
  },
  {
    style: 'several lines each',
    before: "export const tools = [\n  {\n    toolId: 'charlie',\n    run,\n  },\n];\n",
    after:
      "export const tools = [\n  {\n    toolId: 'bravo',\n    run: runbravo,\n  },\n  {\n    toolId: 'charlie',\n    run,\n  },\n];\n",
  },
  {
    style: 'several lines, tabs, no trailing commas, no semicolons',
    before: "export const tools = [\n\t{\n\t\ttoolId: 'alpha',\n\t\trun\n\t}\n]\n",
    after:
      "export const tools = [\n\t{\n\t\ttoolId: 'alpha',\n\t\trun\n\t},\n\t{\n\t\ttoolId: 'bravo',\n\t\trun: runbravo\n\t}\n]\n",
  },
  {
    style: 'hugging brackets',
    before: "export const tools = [{\n  toolId: 'alpha',\n  run,\n}];\n",
    after: "export const tools = [{\n  toolId: 'alpha',\n  run,\n}, {\n  toolId: 'bravo',\n  run: runbravo,\n}];\n",
  },
  {
    style: 'double quotes, no padding, CRLF',
    before: 'export const tools = [\r\n  {toolId: "alpha"},\r\n];\r\n',
    after: 'export const tools = [\r\n  {toolId: "alpha"},\r\n  {toolId: "bravo", run: runbravo},\r\n];\r\n',
  },
  {
    style: 'too long for a line',
    before: 'export const tools = [];\n',
    after: `export const tools = [\n  {\n    toolId: 'bravo',\n    run: runbravo,\n    path: '/${'x'.repeat(60)}',\n  },\n];\n`,
    route: `/${'x'.repeat(60)}`,
  },
  same('equal in other words', 'export const tools = [{ "run": /* r */ runbravo, extra, toolId: "bravo" }];\n'),
  same('wrapped in a call', "export const tools = [defineTool({ toolId: 'bravo', run: runbravo } satisfies Tool)];\n"),
  same('computed name', "export const tools = [{ ['toolId']: 'bravo', run: runbravo }];\n"),
  same(
    'two copies',
    "export const tools = [{ toolId: 'bravo', run: runbravo }, { toolId: 'bravo', run: runbravo }];\n",
  ),
  same(
    'route that a person computes',
    "export const tools = [{ toolId: 'b', run: runbravo, path: at('x') }];\n",
    '/new',
  ),
  {
    style: 'changed route',
    before:
      "export const tools = [\n  { toolId: 'bravo', /* r */ path: '/old' /* x */, run: runbravo, extra }, // mine\n];\n",
    after:
      "export const tools = [\n  { toolId: 'bravo', /* r */ path: '/new' /* x */, run: runbravo, extra }, // mine\n];\n",
    route: '/new',
  },
  {
    style: 'missing property',
    before: "export const tools = [{ toolId: 'bravo', run: runbravo }];\n",
    after: "export const tools = [{ toolId: 'bravo', run: runbravo, path: '/new' }];\n",
    route: '/new',
  },
  {
    style: 'missing property, lines, comments',
    before:
      "export const tools = [\n  {\n    toolId: 'bravo', // id\n    // mine\n    run: runbravo\n    // end\n  },\n];\n",
    after:
      "export const tools = [\n  {\n    toolId: 'bravo', // id\n    // mine\n    run: runbravo,\n    path: '/new'\n    // end\n  },\n];\n",
    route: '/new',
  },
  same(
    'pinned above',
    "export const tools = [\n  // l9gen:keep ours\n  { run: runbravo, path: '/old' },\n];\n",
    '/new',
  ),
  same('pinned behind', "export const tools = [\n  { run: runbravo, path: '/old' }, // l9gen:keep\n];\n", '/new'),
  same('pinned behind the brace', 'export const tools = [\n  { // l9gen:keep\n    run: runbravo,\n  },\n];\n', '/new'),
  {
    style: 'neighbour pinned',
    before:
      "export const tools = [\n  { toolId: 'alpha' }, // l9gen:keep\n  { toolId: 'bravo', run: runbravo, path: '/old' },\n];\n",
    after:
      "export const tools = [\n  { toolId: 'alpha' }, // l9gen:keep\n  { toolId: 'bravo', run: runbravo, path: '/new' },\n];\n",
    route: '/new',
  },
  same(
    'one property pinned',
    "export const tools = [\n  {\n    toolId: 'bravo',\n    path: '/old', // l9gen:keep\n    run: runbravo,\n  },\n];\n",
    '/new',
  ),
];

test.each(cases)('an object entry is written in the style "$style"', async ({ before, after, route }) => {
  expect(await edited(before, [toolEdit('bravo', route)])).toBe(after);
});

test('a key that another entry has is refused with the place of that entry', async () => {
  const text = "export const tools = [{ toolId: 'alpha', run: a }, { toolId: 'bravo', run: legacy }];";
  expect(await refused(text, [toolEdit('bravo')])).toMatchObject([
    { code: 'code/entry-key-taken', file: 'l9/router.ts', span: { start: { line: 1, column: 52 } } },
  ]);
});

test('two edits that want different texts for one entry are refused', async () => {
  const found = await refused('export const tools = [];', [toolEdit('bravo', '/a'), toolEdit('bravo', '/b')]);
  expect(found).toMatchObject([
    {
      code: 'code/edits-disagree',
      message: 'Two edits of `tools` want different texts for the entry `runbravo`.',
    },
  ]);
});
