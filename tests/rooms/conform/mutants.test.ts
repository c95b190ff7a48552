import { format } from 'prettier';
import { beforeAll, expect, test } from 'vitest';

import type { MemoryTree } from '../../../src/host/index.js';
import { conformAfter, conformHost, type FileChange } from '../../support/conform-host.js';
import { codesOf } from '../../support/memory-workspace.js';
import {
  agents,
  auto,
  autoService,
  autoTests,
  bypassed,
  held,
  heldEntry,
  heldService,
  heldTests,
  meta,
  record,
  registry,
  request,
  type Mutant,
} from './bypass-mutants.js';

/*
 * Each invariant of the wiring contracts, broken in code that was generated: one finding each, at the file that is to be mended.
 */

let host: MemoryTree;

beforeAll(async () => {
  host = await conformHost();
}, 120_000);

test('what was generated has no finding', async () => {
  const { diagnostics, exitCode, summary } = await conformAfter(host, []);
  expect(diagnostics).toEqual([]);
  expect(exitCode).toBe(0);
  expect(summary).toMatchObject({ modules: 4, followed: 4 });
});

const registered: readonly Mutant[] = [
  [
    'the entry is commented out',
    'conform/tool-not-registered',
    meta,
    { file: registry, replace: '  heldHookToolDefinition,', with: '  // heldHookToolDefinition,' },
  ],
  [
    'the name leads to the definition of another tool',
    'conform/tool-not-registered',
    meta,
    {
      file: registry,
      replace: /import \{ heldHookToolDefinition \} from '[^']+';/,
      with: "import { freeToolToolDefinition as heldHookToolDefinition } from './modules/free_tool/schemas.js';",
    },
    { file: registry, replace: '  freeToolToolDefinition,', with: '' },
  ],
  [
    'the id is another',
    'conform/tool-not-registered',
    meta,
    { file: `${held}/schemas.ts`, replace: "id: 'held_hook_tool'", with: "id: 'held_hook_tol'" },
  ],
  [
    'the risk is another',
    'conform/tool-differs',
    `${held}/schemas.ts`,
    { file: `${held}/schemas.ts`, replace: /riskLevel: '\w+'/, with: "riskLevel: 'medium'" },
  ],
  [
    'the approval is kept quiet',
    'conform/tool-differs',
    `${held}/schemas.ts`,
    { file: `${held}/schemas.ts`, replace: 'requiresApproval: true', with: 'requiresApproval: false' },
  ],
  [
    'an operation is missing',
    'conform/tool-differs',
    `${held}/schemas.ts`,
    { file: `${held}/schemas.ts`, replace: 'operations: heldHookOperations,', with: 'operations: [],' },
  ],
  [
    'the entry may come by a loop',
    'conform/not-evaluable',
    registry,
    { file: registry, replace: '  heldHookToolDefinition,', with: '' },
    { file: registry, replace: /$/, with: '\nfor (const one of more) tools.push(one);\n' },
  ],
  [
    'the list loses entries',
    'conform/not-evaluable',
    registry,
    { file: registry, replace: /$/, with: '\nwhile (tools.length > 1) tools.pop();\n' },
  ],
  [
    'the list is worked out',
    'conform/not-evaluable',
    registry,
    { file: registry, replace: /\];\s*$/, with: '].filter(isEnabled);\n' },
  ],
  [
    'the registry does not parse',
    'conform/not-evaluable',
    registry,
    { file: registry, replace: /\];\s*$/, with: '\n' },
  ],
  ['the registry is missing', 'conform/not-evaluable', registry, { file: registry }],
  [
    'two lists could be the one',
    'conform/not-evaluable',
    registry,
    { file: registry, replace: 'export const tools', with: 'export const allTools' },
    {
      file: registry,
      replace: /$/,
      with: '\nexport const more: readonly ToolDefinition[] = [heldHookToolDefinition];\n',
    },
  ],
  [
    'the code nests too deep',
    'conform/not-evaluable',
    registry,
    { file: `${held}/schemas.ts`, replace: "id: 'held_hook_tool'", with: `id: 'a'${" + 'a'".repeat(30_000)}` },
  ],
];

const known: readonly Mutant[] = [
  [
    'an agent has another name',
    'conform/unknown-agent',
    meta,
    { file: meta, replace: 'agent_id: l-cto', with: 'agent_id: l-ctx' },
  ],
  [
    'the agents come from elsewhere',
    'conform/not-evaluable',
    agents,
    {
      file: agents,
      replace: /agents: readonly AgentDefinition\[\] = \[[^;]+\];/,
      with: "agents = readAgents('agents.json');",
    },
  ],
  [
    'a segment is written that the contract does not name',
    'conform/undeclared-segment',
    heldService,
    {
      file: heldService,
      replace: /(segments: )\['project_history', 'tool_audit'\],\n {4}\}\);/,
      with: "segments: ['session_context'],\n    });",
    },
  ],
];

const proven: readonly Mutant[] = [
  [
    'the tests are skipped',
    'conform/approval-not-proven',
    meta,
    { file: heldTests, replace: "describe('", with: "describe.skip('" },
  ],
  [
    'the test of what is given at once is still to be written',
    'conform/approval-not-proven',
    `${auto}/module.meta.yaml`,
    { file: autoTests, replace: "it('puts the approval", with: "it.todo('puts the approval" },
  ],
  [
    'the test expects nothing',
    'conform/approval-not-proven',
    `${auto}/module.meta.yaml`,
    {
      file: autoTests,
      replace: /expect\(await bench\.host\.services\.approvals\.list\(\)\)\.toMatchObject\(\[[^;]+;/,
      with: 'await bench.host.services.approvals.list();',
    },
  ],
  ['the test file is missing', 'conform/not-evaluable', meta, { file: heldTests }],
  [
    'the test file does not parse',
    'conform/not-evaluable',
    heldTests,
    { file: heldTests, replace: /\}\);\s*$/, with: '' },
  ],
];

// A second entry is a route that no spec declares, and may call out past the client; a test that expects nothing is one itself.
const toldBesides = new Map([
  ['a second entry calls out', [`conform/route-not-declared ${heldEntry}`]],
  [
    'a second entry calls out past the client',
    [`conform/client-bypassed ${heldEntry}`, `conform/route-not-declared ${heldEntry}`],
  ],
  ['the test expects nothing', [`conform/test-asserts-nothing ${autoTests}`]],
]);

const mutants = [...registered, ...known, ...bypassed, ...proven].map(([name, code, file, ...changes]) => ({
  name,
  finding: `${code} ${file}`,
  changes,
}));

test.each(mutants)('$name: $finding', async ({ name, finding, changes }) => {
  const { diagnostics } = await conformAfter(host, changes);
  const found = diagnostics.map(({ code, span }) => `${code} ${span?.file ?? ''}`).sort();
  const wanted = [finding, ...(toldBesides.get(name) ?? [])].sort();
  expect(found, JSON.stringify(diagnostics, null, 1)).toEqual(wanted);
});

test('what is told besides is told of mutants that there are', () => {
  expect([...toldBesides.keys()].filter((name) => !mutants.some((mutant) => mutant.name === name))).toEqual([]);
});

const neutral: readonly (readonly [name: string, ...changes: FileChange[]])[] = [
  [
    'the request has another name',
    {
      file: autoService,
      replace: request,
      with: 'const { approvals: gate } = this.#parts.services;\n    const ask = gate.request;\n    await ask({',
    },
  ],
  [
    'the request stands in a helper of its own',
    {
      file: autoService,
      replace: record,
      with: '      await this.#ask(task);\n',
    },
    {
      file: autoService,
      replace: '  /** Approval is given at once',
      with: '  async #ask(task: Task): Promise<void> {\n    return this.#recordApproval(task);\n  }\n\n  /** Approval is given at once',
    },
  ],
  [
    'the request follows in `then`',
    {
      file: autoService,
      replace: record,
      with: '      await Promise.resolve().then(() => this.#recordApproval(task));\n',
    },
  ],
  [
    'the request is one of several that are waited for',
    {
      file: autoService,
      replace: record,
      with: '      await Promise.all([this.#attempt(task.source, () => Promise.resolve()), this.#recordApproval(task)]);\n',
    },
  ],
  [
    'the import has another name',
    { file: registry, replace: 'import { heldHookToolDefinition }', with: 'import { heldHookToolDefinition as hook }' },
    { file: registry, replace: '  heldHookToolDefinition,', with: '  hook,' },
  ],
  [
    'the entry is spread from a list',
    { file: registry, replace: '  heldHookToolDefinition,', with: '  ...[heldHookToolDefinition],' },
  ],
  [
    'the registry is as const',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: 'const all = [heldHookToolDefinition, freeToolToolDefinition] as const;\nexport { all as tools };',
    },
  ],
  [
    'a status is asked for',
    {
      file: heldService,
      replace: 'const answer = await this.#hold(task, received);',
      with: "const answer = await this.#hold(task, received);\n      const given = await this.#parts.services.approvals.find(nameOf(task));\n      const isGiven = given?.status === 'approved';\n      if (isGiven) return await this.#carryOut({ task, received, settle: claim.complete });",
    },
  ],
  [
    'the test goes by another name',
    { file: autoTests, replace: 'describe, expect, it', with: 'describe, expect, it as spec' },
    { file: autoTests, replace: /\bit\('/g, with: "spec('" },
  ],
  [
    'the registry is a map',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: "export const tools = new Map([['a', heldHookToolDefinition], ['b', freeToolToolDefinition]]);",
    },
  ],
  [
    'the registry is a map that is filled line by line',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: "export const tools = new Map<string, ToolDefinition>();\ntools.set('a', heldHookToolDefinition).set('b', freeToolToolDefinition);",
    },
  ],
  [
    'the registry is an object',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: 'export const tools = { a: heldHookToolDefinition, b: freeToolToolDefinition };',
    },
  ],
  ['a loop adds more', { file: registry, replace: /$/, with: '\nfor (const one of more) tools.push(one);\n' }],
  ['the list has another name', { file: registry, replace: 'export const tools', with: 'export const allTools' }],
  [
    'the tools are handed over in a function',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: 'export function registerTools(registry: Registry): void {\n  registry.add(heldHookToolDefinition);\n  if (registry.isOpen) registry.add(audited(freeToolToolDefinition));\n}',
    },
  ],
  [
    'the registry is a chain in a function',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: "export function openTools() {\n  return new Registry().with('a', heldHookToolDefinition).with('b', freeToolToolDefinition);\n}",
    },
  ],
  [
    'the registry stands in a decorator',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: '@Host({ tools: [heldHookToolDefinition, freeToolToolDefinition] })\nexport class AppModule {}',
    },
  ],
  [
    'the tools are invoked with the host',
    {
      file: registry,
      replace: /export const tools[^[]+\[\] = \[([^\]]*)\];/,
      with: 'export function registerTools(host: Host): void {\n  heldHookToolDefinition(host);\n  freeToolToolDefinition(host);\n}',
    },
  ],
  ['the names of variables are others', { file: heldService, replace: /\btask\b/g, with: 'piece' }],
  [
    'the methods have other names',
    { file: heldService, replace: /#(carryOut|hold|perform|runOnce)\b/g, with: '#step_$1' },
  ],
];

test.each(neutral.map(([name, ...changes]) => ({ name, changes })))('$name: no finding', async ({ changes }) => {
  expect(codesOf(await conformAfter(host, changes))).toEqual([]);
});

test('another layout of the code: no finding', async () => {
  const options = { parser: 'typescript', useTabs: true, semi: false, singleQuote: false, printWidth: 40 };
  const files = [heldService, heldEntry, autoService, registry, agents, heldTests];
  const changes = await Promise.all(
    files.map(async (file) => {
      const text = new TextDecoder().decode(host[file] as Uint8Array);
      return { file, with: await format(text, options) };
    }),
  );
  expect(codesOf(await conformAfter(host, changes))).toEqual([]);
});
