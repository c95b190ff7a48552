import { expect, test } from 'vitest';
import type { PropertyText } from '../../../src/code/index.js';
import { edited, refused, toolEdit } from './wiring.js';

interface Case {
  readonly style: string;
  readonly before: string;
  readonly after: string;
  readonly properties?: readonly PropertyText[];
}

const run: PropertyText = { name: 'run', code: 'runBravo' };

// Each wants `{ toolId: 'bravo', run: runBravo }` in `tools`, unless the case says otherwise.
const cases: readonly Case[] = [
  {
    style: 'empty',
    before: 'export const tools = [];\n',
    after: "export const tools = [\n  { toolId: 'bravo', run: runBravo },\n];\n",
  },
  {
    style: 'one line each',
    before: "export const tools = [\n  { toolId: 'alpha', run },\n  { toolId: 'charlie', run },\n];\n",
    after:
      "export const tools = [\n  { toolId: 'alpha', run },\n  { toolId: 'bravo', run: runBravo },\n  { toolId: 'charlie', run },\n];\n",
  },
  {
    style: 'several lines each',
    before: "export const tools = [\n  {\n    toolId: 'charlie',\n    run,\n  },\n];\n",
    after:
      "export const tools = [\n  {\n    toolId: 'bravo',\n    run: runBravo,\n  },\n  {\n    toolId: 'charlie',\n    run,\n  },\n];\n",
  },
  {
    style: 'several lines, tabs, no trailing commas, no semicolons',
    before: "export const tools = [\n\t{\n\t\ttoolId: 'alpha',\n\t\trun\n\t}\n]\n",
    after:
      "export const tools = [\n\t{\n\t\ttoolId: 'alpha',\n\t\trun\n\t},\n\t{\n\t\ttoolId: 'bravo',\n\t\trun: runBravo\n\t}\n]\n",
  },
  {
    style: 'hugging brackets',
    before: "export const tools = [{\n  toolId: 'alpha',\n  run,\n}];\n",
    after: "export const tools = [{\n  toolId: 'alpha',\n  run,\n}, {\n  toolId: 'bravo',\n  run: runBravo,\n}];\n",
  },
  {
    style: 'double quotes, no padding, CRLF',
    before: 'export const tools = [\r\n  {toolId: "alpha"},\r\n];\r\n',
    after: 'export const tools = [\r\n  {toolId: "alpha"},\r\n  {toolId: "bravo", run: runBravo},\r\n];\r\n',
  },
  {
    style: 'too long for a line',
    before: 'export const tools = [];\n',
    after: `export const tools = [\n  {\n    toolId: 'bravo',\n    text: '${'x'.repeat(80)}',\n  },\n];\n`,
    properties: [{ name: 'text', code: `"${'x'.repeat(80)}"` }],
  },
  {
    style: 'code over lines',
    before: 'if (a) {\n\tb();\n}\nexport const tools = [];\n',
    after:
      "if (a) {\n\tb();\n}\nexport const tools = [\n\t{\n\t\ttoolId: 'bravo',\n\t\tschema: {\n\t\t\ta: `x\n y`,\n\t\t},\n\t},\n];\n",
    properties: [{ name: 'schema', code: '{\n  a: `x\n y`,\n}' }],
  },
  {
    style: 'name that needs quotes',
    before: 'export const tools = [];\n',
    after: "export const tools = [\n  { toolId: 'bravo', 'x-y': \"it's\", z },\n];\n",
    properties: [
      { name: 'x-y', code: '"it\'s"' },
      { name: 'z', code: 'z' },
    ],
  },
  {
    style: 'equal in other words',
    before: 'export const tools = [{ "run": /* r */ runBravo, extra, toolId: "bravo" }];\n',
    after: 'export const tools = [{ "run": /* r */ runBravo, extra, toolId: "bravo" }];\n',
  },
  {
    style: 'equal over several lines',
    before: "export const tools = [{ toolId: 'bravo', run: f(\n  [1, 2,], // two\n) }];\n",
    after: "export const tools = [{ toolId: 'bravo', run: f(\n  [1, 2,], // two\n) }];\n",
    properties: [{ name: 'run', code: 'f([1, 2])' }],
  },
  {
    style: 'changed value',
    before: "export const tools = [\n  { toolId: 'bravo', /* r */ run: old(1) /* x */, extra }, // mine\n];\n",
    after: "export const tools = [\n  { toolId: 'bravo', /* r */ run: runBravo /* x */, extra }, // mine\n];\n",
  },
  {
    style: 'changed shorthand',
    before: "export const tools = [{ run, toolId: 'bravo' }];\n",
    after: "export const tools = [{ run: runBravo, toolId: 'bravo' }];\n",
  },
  {
    style: 'missing property',
    before: "export const tools = [{ toolId: 'bravo' }];\n",
    after: "export const tools = [{ toolId: 'bravo', run: runBravo }];\n",
  },
  {
    style: 'missing property, lines, comments',
    before:
      "export const tools = [\n  {\n    toolId: 'bravo', // id\n    // mine\n    extra: 1\n    // end\n  },\n];\n",
    after:
      "export const tools = [\n  {\n    toolId: 'bravo', // id\n    run: runBravo,\n    // mine\n    extra: 1\n    // end\n  },\n];\n",
  },
  {
    style: 'missing property, spread',
    before: "export const tools = [{ toolId: 'bravo', ...defaults }];\n",
    after: "export const tools = [{ toolId: 'bravo', ...defaults, run: runBravo }];\n",
  },
  {
    style: 'changed and missing at once',
    before: "export const tools = [{ toolId: 'bravo', run: old }];\n",
    after: "export const tools = [{ toolId: 'bravo', run: runBravo, more: 1, most: 2 }];\n",
    properties: [run, { name: 'more', code: '1' }, { name: 'most', code: '2' }],
  },
  {
    style: 'wrapped in a call',
    before: "export const tools = [defineTool({ toolId: 'bravo', run: old } satisfies Tool)];\n",
    after: "export const tools = [defineTool({ toolId: 'bravo', run: runBravo } satisfies Tool)];\n",
  },
  {
    style: 'computed name',
    before: "export const tools = [{ ['toolId']: 'bravo', run: runBravo }];\n",
    after: "export const tools = [{ ['toolId']: 'bravo', run: runBravo }];\n",
  },
  {
    style: 'pinned above',
    before: "export const tools = [\n  // l9gen:keep ours is faster\n  { toolId: 'bravo', run: old },\n];\n",
    after: "export const tools = [\n  // l9gen:keep ours is faster\n  { toolId: 'bravo', run: old },\n];\n",
  },
  {
    style: 'pinned behind',
    before: "export const tools = [\n  { toolId: 'bravo', run: old }, // l9gen:keep\n];\n",
    after: "export const tools = [\n  { toolId: 'bravo', run: old }, // l9gen:keep\n];\n",
  },
  {
    style: 'pinned behind the brace',
    before: "export const tools = [\n  { // l9gen:keep\n    toolId: 'bravo',\n  },\n];\n",
    after: "export const tools = [\n  { // l9gen:keep\n    toolId: 'bravo',\n  },\n];\n",
  },
  {
    style: 'neighbour pinned',
    before: "export const tools = [\n  { toolId: 'alpha' }, // l9gen:keep\n  { toolId: 'bravo', run: old },\n];\n",
    after: "export const tools = [\n  { toolId: 'alpha' }, // l9gen:keep\n  { toolId: 'bravo', run: runBravo },\n];\n",
  },
  {
    style: 'one property pinned',
    before: "export const tools = [\n  {\n    toolId: 'bravo',\n    run: old, // l9gen:keep\n    more: 0,\n  },\n];\n",
    after: "export const tools = [\n  {\n    toolId: 'bravo',\n    run: old, // l9gen:keep\n    more: 1,\n  },\n];\n",
    properties: [run, { name: 'more', code: '1' }],
  },
  {
    style: 'two equal copies',
    before: "export const tools = [{ toolId: 'bravo', run: runBravo }, { toolId: 'bravo', run: runBravo }];\n",
    after: "export const tools = [{ toolId: 'bravo', run: runBravo }, { toolId: 'bravo', run: runBravo }];\n",
  },
];

test.each(cases)('an object entry is written in the style "$style"', async ({ before, after, properties }) => {
  expect(await edited(before, [toolEdit('bravo', ...(properties ?? [run]))])).toBe(after);
});

test('a key of several properties orders entries property by property', async () => {
  const binding = (agentId: string, toolId: string) =>
    ({
      kind: 'array-entry',
      list: 'bindings',
      key: { properties: { agentId, toolId } },
      entry: {
        properties: [
          { name: 'agentId', code: `'${agentId}'` },
          { name: 'toolId', code: `'${toolId}'` },
        ],
      },
    }) as const;
  const after = await edited('export const bindings = [];\n', [
    binding('b', 'a'),
    binding('a', 'z'),
    binding('a', 'b'),
    binding('a', 'b'),
  ]);
  expect(after).toBe(
    "export const bindings = [\n  { agentId: 'a', toolId: 'b' },\n  { agentId: 'a', toolId: 'z' },\n  { agentId: 'b', toolId: 'a' },\n];\n",
  );
});

test.each([
  ['code/edit-would-lose-text', "export const tools = [{ toolId: 'bravo', run: f(/* why */ 1) }];", 49],
  ['code/property-not-a-value', "export const tools = [{ toolId: 'bravo', run() { return 1; } }];", 42],
  ['code/property-not-a-value', "export const tools = [{ toolId: 'bravo', get run() { return 1; } }];", 42],
  ['code/entry-ambiguous', "export const tools = [{ toolId: 'bravo', run: 1 }, { toolId: 'bravo', run: 2 }];", 23],
])('what cannot be changed without loss is refused with %s', async (code, text, column) => {
  expect(await refused(text, [toolEdit('bravo', run)])).toMatchObject([
    { code, file: 'l9/router.ts', span: { start: { line: 1, column } } },
  ]);
});

test('two edits that want different texts for one entry are refused', async () => {
  const found = await refused('export const tools = [];', [
    toolEdit('bravo', run),
    toolEdit('bravo', { name: 'run', code: 'other' }),
  ]);
  expect(found).toMatchObject([
    {
      code: 'code/edits-disagree',
      message: 'Two edits of the list `tools` want different texts for the entry with `toolId: "bravo"`.',
    },
  ]);
});

test.each(['1, evil: 2', '1), (2', '', 'a; b', '1, 2', '}', '/* open', '`${'])(
  'the text %j is not one expression and is a bug of the caller',
  async (code) => {
    await expect(edited('export const tools = [];', [toolEdit('bravo', { name: 'run', code })])).rejects.toThrow(
      'not one TypeScript expression',
    );
  },
);

test('an entry that does not carry its key is a bug of the caller', async () => {
  const entry = { properties: [{ name: 'toolId', code: "'other'" }] };
  await expect(edited('export const tools = [];', [{ ...toolEdit('bravo'), entry }])).rejects.toThrow(
    'must be the string "bravo" of its key',
  );
  await expect(edited('export const tools = [];', [toolEdit('bravo', run, run)])).rejects.toThrow(
    'names a property twice',
  );
});
