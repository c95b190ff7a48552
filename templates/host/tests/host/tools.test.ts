import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { AgentBinding } from '../../l9/core/agents/registry.js';
import type { L9Module } from '../../l9/core/module.js';
import type { ToolCall, ToolDefinition } from '../../l9/core/tools.js';
import { WiringError } from '../../l9/core/wiring_check.js';
import { startTestHost, type TestHost } from '../support/test_host.js';

const tool: ToolDefinition = {
  id: 'twilio_tool',
  moduleId: 'twilio.adapter',
  description: 'Sends short messages.',
  riskLevel: 'low',
  requiresApproval: false,
  operations: [
    {
      name: 'send_sms',
      description: 'Sends one message.',
      input: z.object({ to: z.string(), text: z.string().default('hello') }),
    },
    { name: 'fetch_status', description: 'Tells what became of it.', input: z.object({}) },
  ],
};
const binding: AgentBinding = {
  agentId: 'l-cto',
  toolId: 'twilio_tool',
  mode: 'direct',
  allowedOperations: ['send_sms'],
};
const otherTool: ToolDefinition = { ...tool, id: 'fax_tool' };
const env = { L9_INTERNAL_TOKEN: 'internal' };

let host: TestHost;
let calls: ToolCall[];

function twilio(): L9Module {
  return {
    id: 'twilio.adapter',
    startupPhase: 'normal',
    blocksStartupOnFailure: false,
    dependsOn: [],
    requiredEnv: [],
    start: () => ({
      runTool: (call) => {
        calls.push(call);
        return Promise.resolve({ status: 201, body: { sent: true } });
      },
    }),
  };
}

beforeEach(async () => {
  calls = [];
  host = await startTestHost({
    env,
    modules: [twilio()],
    tools: [tool, otherTool],
    bindings: [binding],
  });
});

afterEach(() => host.close());

async function call(path: string, body: object, token = 'internal'): Promise<[number, unknown]> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await host.app.inject({ method: 'POST', url: path, headers, payload: body });
  return [response.statusCode, response.json()];
}

const good = { agent_id: 'l-cto', task_id: 't1', input: { to: '+41' } };

describe('calling a tool', () => {
  test('hands the parsed input to the module and gives its answer', async () => {
    expect(await call('/tools/twilio_tool/send_sms', good)).toEqual([201, { sent: true }]);
    expect(calls).toEqual([
      {
        toolId: 'twilio_tool',
        operation: 'send_sms',
        agentId: 'l-cto',
        taskId: 't1',
        input: { to: '+41', text: 'hello' },
      },
    ]);
  });

  test.each([
    ['an unknown tool', '/tools/other/send_sms', good, 404, 'unknown_tool'],
    ['an unknown operation', '/tools/twilio_tool/call', good, 404, 'unknown_tool'],
    ['a tool that is not bound', '/tools/fax_tool/send_sms', good, 403, 'tool_not_allowed'],
    [
      'an operation that is not bound',
      '/tools/twilio_tool/fetch_status',
      good,
      403,
      'tool_not_allowed',
    ],
    [
      'an agent that is not bound',
      '/tools/twilio_tool/send_sms',
      { ...good, agent_id: 'ca-orchestrator' },
      403,
      'tool_not_allowed',
    ],
    [
      'a bad input',
      '/tools/twilio_tool/send_sms',
      { ...good, input: { to: 41 } },
      400,
      'validation_error',
    ],
    [
      'a call without task',
      '/tools/twilio_tool/send_sms',
      { ...good, task_id: '' },
      400,
      'validation_error',
    ],
  ])('%s is refused before the module sees it', async (_name, path, body, status, error) => {
    expect(await call(path, body)).toMatchObject([status, { ok: false, error }]);
    expect(calls).toEqual([]);
  });

  test('names what is wrong with the input', async () => {
    const [, body] = await call('/tools/twilio_tool/send_sms', { ...good, input: {} });
    expect(body).toMatchObject({ issues: [{ path: 'to' }] });
  });

  test('needs the internal token', async () => {
    expect(await call('/tools/twilio_tool/send_sms', good, 'wrong')).toMatchObject([401, {}]);
    expect((await host.app.inject({ url: '/tools' })).statusCode).toBe(401);
    host = await host.restart({ env: {} });
    expect(await call('/tools/twilio_tool/send_sms', good, '')).toMatchObject([403, {}]);
    expect(calls).toEqual([]);
  });

  test('of a module that did not start is unavailable', async () => {
    const broken: L9Module = {
      ...twilio(),
      start: () => {
        throw new Error('no line');
      },
    };
    host = await host.restart({ modules: [broken] });
    expect(await call('/tools/twilio_tool/send_sms', good)).toMatchObject([
      503,
      { error: 'tool_unavailable' },
    ]);
  });
});

test('GET /tools tells the risk of every tool, the JSON Schema of its inputs and who may call it', async () => {
  const headers = { authorization: 'Bearer internal' };
  const response = await host.app.inject({ url: '/tools', headers });
  expect(response.json()).toMatchObject({
    tools: [
      {
        id: 'twilio_tool',
        riskLevel: tool.riskLevel,
        requiresApproval: tool.requiresApproval,
        operations: [
          {
            name: 'send_sms',
            input: { type: 'object', properties: { to: { type: 'string' } }, required: ['to'] },
            callers: [{ agent_id: binding.agentId, mode: binding.mode }],
          },
          { name: 'fetch_status', callers: [] },
        ],
      },
      { id: 'fax_tool' },
    ],
  });
});

describe('wiring that leads nowhere ends the boot', () => {
  const start = (change: object): Promise<TestHost> =>
    startTestHost({ modules: [twilio()], tools: [tool], bindings: [binding], ...change });

  test.each([
    ['a tool without module', { modules: [] }, 'twilio.adapter'],
    ['a tool registered twice', { tools: [tool, tool] }, 'registered twice'],
    ['a binding without tool', { tools: [] }, 'twilio_tool'],
    ['a binding without agent', { bindings: [{ ...binding, agentId: 'nobody' }] }, 'nobody'],
    [
      'a binding of an unknown operation',
      { bindings: [{ ...binding, allowedOperations: ['send_fax'] }] },
      'send_fax',
    ],
  ])('%s', async (_name, change, message) => {
    const boot = start(change);
    await expect(boot).rejects.toThrow(WiringError);
    await expect(boot).rejects.toThrow(message);
  });
});
