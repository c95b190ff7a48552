import type { FileChange } from '../../support/conform-host.js';

export const held = 'l9/modules/held_hook';
export const heldService = `${held}/services/held_hook_service.ts`;
export const heldEntry = `${held}/routes/held_hook.ts`;
export const heldTests = 'tests/modules/held_hook/held_hook_integration.test.ts';
export const auto = 'l9/modules/auto_work';
export const autoService = `${auto}/services/auto_work_service.ts`;
export const autoTests = 'tests/modules/auto_work/auto_work_integration.test.ts';
export const record = '      await this.#recordApproval(task);\n';
export const request = 'await this.#parts.services.approvals.request({';
export const registry = 'l9/tool_registry.ts';
export const agents = 'l9/core/agents/registry.ts';
export const meta = `${held}/module.meta.yaml`;

/** A change of a host, and the one finding that it gives: its code, and the file that it is in. */
export type Mutant = readonly [name: string, code: string, file: string, ...changes: readonly FileChange[]];

/** Ways past the approval. */
export const bypassed: readonly Mutant[] = [
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
