import { beforeAll, expect, test } from 'vitest';

import type { MemoryTree } from '../../../src/host/index.js';
import { conformAfter, conformHost, type FileChange } from '../../support/conform-host.js';
import { codesOf } from '../../support/memory-workspace.js';

/*
 * Each invariant of the wiring contracts, broken in code that was generated: one finding each, at the file that is to be mended.
 */

const held = 'l9/modules/held_hook';
const heldService = `${held}/services/held_hook_service.ts`;
const heldEntry = `${held}/routes/held_hook.ts`;
const heldTests = 'tests/modules/held_hook/held_hook_integration.test.ts';
const auto = 'l9/modules/auto_work';
const autoService = `${auto}/services/auto_work_service.ts`;
const autoTests = 'tests/modules/auto_work/auto_work_integration.test.ts';
const record = '      await this.#recordApproval(task);\n';
const request = 'await this.#parts.services.approvals.request({';
const registry = 'l9/tool_registry.ts';
const agents = 'l9/core/agents/registry.ts';
const meta = `${held}/module.meta.yaml`;

let host: MemoryTree;

beforeAll(async () => {
  host = await conformHost();
}, 120_000);

type Mutant = readonly [name: string, code: string, file: string, ...changes: readonly FileChange[]];

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
    'the list is filled by a loop',
    'conform/not-evaluable',
    registry,
    { file: registry, replace: /$/, with: '\nfor (const one of more) tools.push(one);\n' },
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
    'the list has another name',
    'conform/not-evaluable',
    registry,
    { file: registry, replace: 'export const tools', with: 'export const allTools' },
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

const bypassed: readonly Mutant[] = [
  ['nobody is asked', 'conform/approval-bypassed', autoService, { file: autoService, replace: record, with: '' }],
  [
    'an `if` stands around the request',
    'conform/approval-bypassed',
    autoService,
    {
      file: autoService,
      replace: record,
      with: "      if (task.source !== 'internal') await this.#recordApproval(task);\n",
    },
  ],
  [
    'the request is asked on one side of a condition',
    'conform/approval-bypassed',
    autoService,
    { file: autoService, replace: record, with: '      task.source && (await this.#recordApproval(task));\n' },
  ],
  [
    'a return stands before the request',
    'conform/approval-bypassed',
    autoService,
    { file: autoService, replace: `    ${request}`, with: `    if (task.input === null) return;\n    ${request}` },
  ],
  [
    'a catch goes on',
    'conform/approval-bypassed',
    autoService,
    {
      file: autoService,
      replace: record,
      with: '      try { await this.#recordApproval(task); } catch { /* it goes on */ }\n',
    },
  ],
  [
    'the request comes after the work',
    'conform/approval-bypassed',
    autoService,
    {
      file: autoService,
      replace: record,
      with: '      await this.#perform({ task, received, settle: claim.complete, degraded: [] });\n      await this.#recordApproval(task);\n',
    },
  ],
  [
    'another method has the name of the request',
    'conform/approval-bypassed',
    autoService,
    { file: autoService, replace: 'services.approvals.request({', with: 'services.jobs.request({' },
  ],
  [
    'the work is done where it should be held',
    'conform/approval-bypassed',
    heldService,
    {
      file: heldService,
      replace: 'const answer = await this.#hold(task, received);',
      with: 'await this.#hold(task, received);\n      const answer = await this.#carryOut({ task, received, settle: claim.complete });',
    },
  ],
  [
    'some work is not held',
    'conform/approval-bypassed',
    heldService,
    {
      file: heldService,
      replace: 'const answer = await this.#hold(task, received);',
      with: "const answer = task.source === 'ops' ? await this.#carryOut({ task, received, settle: claim.complete }) : await this.#hold(task, received);",
    },
  ],
  [
    'the tool resumes at once',
    'conform/approval-bypassed',
    heldService,
    {
      file: heldEntry,
      replace: 'runTool: (call) => service.runTool(call)',
      with: 'runTool: (call) => service.resume(call as never)',
    },
  ],
  [
    'a second entry calls out',
    'conform/approval-bypassed',
    `${held}/clients/held_hook_client.ts`,
    {
      file: heldEntry,
      replace: '  return {\n    runTool:',
      with: "  app.get('/again', () => client.notify('again', null));\n  return {\n    runTool:",
    },
  ],
  [
    'a second entry calls out past the client',
    'conform/approval-bypassed',
    heldEntry,
    {
      file: heldEntry,
      replace: '  return {\n    runTool:',
      with: "  app.get('/again', () => fetch('https://a.example/b'));\n  return {\n    runTool:",
    },
  ],
  [
    'nothing is asked for',
    'conform/approval-not-asked',
    meta,
    {
      file: heldService,
      replace: request,
      with: 'await Promise.resolve({ id: nameOf(task), status: String(task.operation), executed: false });\n    void ({',
    },
  ],
  [
    'the approvals are given away',
    'conform/not-evaluable',
    autoService,
    {
      file: autoService,
      replace: /^(import type \{ Logger)/m,
      with: "import { guard } from 'some-guard';\nimport type { Logger",
    },
    { file: autoService, replace: record, with: '      await guard(this.#parts.services.approvals, task);\n' },
  ],
  [
    'which step comes next shows only while the program runs',
    'conform/not-evaluable',
    autoService,
    {
      file: autoService,
      replace: record,
      with: '      const steps = { ask: () => this.#recordApproval(task), skip: () => Promise.resolve() };\n      await steps[task.input as never]();\n      await this.#recordApproval(task);\n',
    },
  ],
  [
    'the module is made elsewhere',
    'conform/not-evaluable',
    `${auto}/module.meta.yaml`,
    {
      file: `${auto}/workers/auto_work_worker.ts`,
      replace: 'export const worker = createWorker();',
      with: "import { moduleOf } from 'elsewhere';\nexport const worker = moduleOf('auto_work');",
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

const mutants = [...registered, ...known, ...bypassed, ...proven].map(([name, code, file, ...changes]) => ({
  name,
  finding: `${code} ${file}`,
  changes,
}));

test.each(mutants)('$name: $finding', async ({ finding, changes }) => {
  const { diagnostics } = await conformAfter(host, changes);
  const found = diagnostics.map(({ code, span }) => `${code} ${span?.file ?? ''}`);
  expect(found, JSON.stringify(diagnostics, null, 1)).toEqual([finding]);
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
];

test.each(neutral.map(([name, ...changes]) => ({ name, changes })))('$name: no finding', async ({ changes }) => {
  expect(codesOf(await conformAfter(host, changes))).toEqual([]);
});
