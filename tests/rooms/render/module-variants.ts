import type { Module } from '../../../src/model/index.js';
import { camelCase, relPath, snakeCase } from '../../../src/text/index.js';

type Kind = Module['kind'];
type Change = Partial<Omit<Module, 'id' | 'kind' | 'files' | 'snake'>> & { readonly id: string; readonly kind: Kind };

const hash: Module['specHash'] = `sha256:${'0'.repeat(64)}` as Module['specHash'];
const entries: Readonly<Record<Kind, readonly [folder: string, suffix: string, name: string]>> = {
  webhook: ['routes', '', 'router'],
  worker: ['workers', '_worker', 'worker'],
  schedule: ['schedules', '_schedule', 'schedule'],
  tool: ['tools', '_tool', 'tool'],
};

function filesOf(change: Change): Module['files'] {
  const { id, kind } = change;
  const snake = snakeCase(id);
  const folder = `l9/modules/${snake}`;
  const tests = `tests/modules/${snake}`;
  const [place, suffix, entryExport] = entries[kind];
  return {
    folder: relPath(folder),
    config: relPath(`${folder}/config.ts`),
    schemas: relPath(`${folder}/schemas.ts`),
    entry: relPath(`${folder}/${place}/${snake}${suffix}.ts`),
    entryExport,
    ...(kind === 'webhook' ? { adapter: relPath(`${folder}/adapters/${snake}_adapter.ts`) } : {}),
    service: relPath(`${folder}/services/${snake}_service.ts`),
    ...((change.outbound ?? []).length > 0 ? { client: relPath(`${folder}/clients/${snake}_client.ts`) } : {}),
    handlers: relPath(`${folder}/handlers.ts`),
    readme: relPath(`${folder}/README.md`),
    tests: {
      folder: relPath(tests),
      unit: relPath(`${tests}/${snake}.test.ts`),
      idempotency: relPath(`${tests}/${snake}_idempotency.test.ts`),
      negative: relPath(`${tests}/${snake}_negative.test.ts`),
      integration: relPath(`${tests}/${snake}_integration.test.ts`),
      smoke: relPath(`${tests}/${snake}_smoke.test.ts`),
    },
  };
}

function moduleOf(change: Change): Module {
  const snake = snakeCase(change.id);
  return {
    snake,
    name: change.id,
    description: `The module ${change.id}, made for the tests.`,
    tier: 2,
    runtime: {
      service: 'api',
      startupPhase: 'normal',
      dependsOn: ['postgres', 'memory.service'],
      blocksStartupOnFailure: true,
    },
    payload: [],
    thread: { namespace: 'f5a103bb-3bbf-59cc-b0ed-f04c80c73b86', namespaceName: 'slack.l9.internal', fields: [] },
    idempotency: { key: { from: 'job' }, durability: 'in_memory', ttlSeconds: 86_400 },
    packets: packetsOf(snake, true),
    errorPolicy: policy({}),
    outbound: [],
    environment: [],
    observability: { logLevel: 'info', metrics: true, traces: true },
    memory: { reads: [], writes: [] },
    governance: { riskLevel: 'low', requiresApproval: false, mechanism: 'auto' },
    acceptance: { positive: [], negative: [] },
    specFile: relPath(`modules/specs/Module-Spec-v2.6-${snake}.yaml`),
    specHash: hash,
    files: filesOf(change),
    ...change,
  };
}

function packetsOf(snake: string, withError: boolean): Module['packets'] {
  const base = {
    in: `${snake}.in`,
    out: `${snake}.out`,
    requiresMetadata: ['task_id', 'thread_uuid', 'source', 'tool_id'],
  };
  return withError
    ? { ...base, emits: [`${snake}.in`, `${snake}.out`, `${snake}.error`], error: `${snake}.error` }
    : { ...base, emits: [`${snake}.in`, `${snake}.out`] };
}

function policy(change: {
  readonly default?: Module['errorPolicy']['default'];
  readonly sideEffect?: number;
  readonly storage?: number;
  readonly escalation?: Partial<Module['errorPolicy']['escalation']>;
}): Module['errorPolicy'] {
  const { sideEffect = 502, storage = 503 } = change;
  return {
    default: change.default ?? 'fail_fast',
    maxAttempts: 3,
    categories: {
      invalid_signature: { status: 401, action: 'reject' },
      stale_timestamp: { status: 401, action: 'reject' },
      validation_error: { status: 400, action: 'reject' },
      storage_failure: { status: storage, action: storage < 300 ? 'log_and_continue' : 'reject' },
      side_effect_failure: { status: sideEffect, action: sideEffect < 300 ? 'log_and_continue' : 'reject' },
    },
    escalation: { emitErrorPacket: true, markTaskFailed: false, alert: 'log', ...change.escalation },
  };
}

function toolOf(snake: string, operations: NonNullable<Module['tool']>['operations']): NonNullable<Module['tool']> {
  const names = operations.map(({ name }) => name);
  return {
    id: `${snake}_tool`,
    registryFile: relPath('l9/tool_registry.ts'),
    operations,
    bindings: [{ agentId: 'l-cto', mode: 'direct', allowedOperations: names }],
  };
}

const variable = (name: string, description = `The value of ${camelCase(name)}`): Module['environment'][number] => ({
  name,
  required: true,
  description,
});

/** Modules that differ in every option of the templates, named by what is particular to each. */
export const moduleVariants: readonly Module[] = [
  moduleOf({
    id: 'slack.webhook',
    kind: 'webhook',
    inbound: {
      method: 'POST',
      route: '/slack/events',
      payloadType: 'json',
      authentication: {
        scheme: 'hmac-sha256',
        secretEnv: 'SLACK_WEBHOOK_SIGNING_SECRET',
        signatureHeader: 'X-Slack-Signature',
        signedText: 'v0:{timestamp}:{body}',
        prefix: 'v0=',
        encoding: 'hex',
        freshness: { header: 'X-Slack-Request-Timestamp', toleranceSeconds: 300 },
      },
    },
    payload: [
      { path: 'event_id', type: 'string', required: true },
      { path: 'team_id', type: 'string', required: true },
      { path: 'event.channel', type: 'string', required: true },
      { path: 'event.thread_ts', type: 'string', required: false, description: 'Absent outside of threads' },
      { path: 'event.text', type: 'string', required: false },
    ],
    thread: {
      namespace: 'f5a103bb-3bbf-59cc-b0ed-f04c80c73b86',
      namespaceName: 'slack.l9.internal',
      fields: ['team_id', 'event.channel', 'event.thread_ts'],
    },
    idempotency: { key: { from: 'payload', path: 'event_id' }, durability: 'substrate', ttlSeconds: 86_400 },
    outbound: [
      {
        name: 'post_message',
        endpoint: 'https://slack.com/api/chat.postMessage',
        method: 'POST',
        timeoutSeconds: 10,
        attempts: 3,
        authEnv: 'SLACK_API_KEY',
      },
    ],
    environment: [
      variable('SLACK_WEBHOOK_SIGNING_SECRET', 'Signs every request that Slack sends'),
      variable('SLACK_API_KEY', 'Token of the bot that posts messages'),
    ],
    tool: toolOf('slack_webhook', [
      {
        name: 'send_message',
        description: 'Posts a message to a channel.',
        input: [
          { path: 'channel', type: 'string', required: true },
          { path: 'text', type: 'string', required: true },
        ],
      },
      { name: 'fetch_status', description: 'Tells what is known of the thread.', input: [] },
    ]),
    memory: { reads: ['project_history'], writes: ['tool_audit'] },
    governance: { riskLevel: 'high', requiresApproval: true, mechanism: 'igor_only' },
  }),
  moduleOf({
    id: 'email.adapter',
    kind: 'webhook',
    inbound: {
      method: 'POST',
      route: '/email/webhook',
      payloadType: 'json',
      authentication: { scheme: 'bearer', secretEnv: 'EMAIL_ADAPTER_SIGNING_SECRET' },
    },
    payload: [
      { path: 'message_id', type: 'string', required: true },
      { path: 'email_from', type: 'string', required: true },
      { path: 'email_subject', type: 'string', required: true },
      { path: 'attachments', type: 'array', required: false },
    ],
    thread: { namespace: '7c81a384-116d-5671-90f4-dfe381ef7ffc', fields: ['email_from', 'email_subject'] },
    idempotency: { key: { from: 'payload', path: 'message_id' }, durability: 'in_memory', ttlSeconds: 3600 },
    packets: packetsOf('email_adapter', false),
    errorPolicy: policy({
      default: 'best_effort',
      sideEffect: 200,
      storage: 200,
      escalation: { emitErrorPacket: false, alert: 'none' },
    }),
    outbound: [
      {
        name: 'get_message',
        endpoint: 'https://gmail.googleapis.com/gmail/v1/users/me/messages',
        method: 'GET',
        timeoutSeconds: 5,
        attempts: 1,
        authEnv: 'GMAIL_API_KEY',
      },
      {
        name: 'send_message',
        endpoint: 'https://gmail.googleapis.com/gmail/v1/users/me/messages/send',
        method: 'POST',
        timeoutSeconds: 15,
        attempts: 3,
        authEnv: 'GMAIL_API_KEY',
      },
    ],
    environment: [
      variable('EMAIL_ADAPTER_SIGNING_SECRET'),
      variable('GMAIL_API_KEY'),
      { name: 'EMAIL_SENDER', required: false, description: 'Who the answers come from', default: "it's me" },
    ],
    observability: { logLevel: 'debug', metrics: false, traces: true },
  }),
  moduleOf({
    id: 'calendar_adapter',
    kind: 'webhook',
    inbound: {
      method: 'PUT',
      route: '/calendar/webhook',
      payloadType: 'json',
      authentication: { scheme: 'api_key', secretEnv: 'CALENDAR_WEBHOOK_SECRET', header: 'X-Api-Key' },
    },
    payload: [
      { path: 'calendar.id', type: 'integer', required: true },
      { path: 'calendar.owner', type: 'string', required: true },
      { path: 'change.kind', type: 'string', required: false },
      { path: 'change.sequence', type: 'integer', required: false },
    ],
    thread: {
      namespace: '7c81a384-116d-5671-90f4-dfe381ef7ffc',
      namespaceName: 'slack_adapter.l9.internal',
      fields: ['calendar.owner', 'calendar.id', 'change.sequence'],
    },
    idempotency: { key: { from: 'header', header: 'X-Delivery-Id' }, durability: 'substrate', ttlSeconds: 600 },
    errorPolicy: policy({ escalation: { markTaskFailed: true, alert: 'metric' } }),
    environment: [variable('CALENDAR_WEBHOOK_SECRET')],
    observability: { logLevel: 'info', metrics: false, traces: false },
    memory: { reads: ['project_history', 'session_context'], writes: ['project_history'] },
    governance: { riskLevel: 'medium', requiresApproval: true, mechanism: 'auto' },
  }),
  moduleOf({
    id: 'twilio.adapter',
    kind: 'webhook',
    inbound: {
      method: 'POST',
      route: '/twilio/webhook',
      payloadType: 'form',
      authentication: {
        scheme: 'hmac-sha256',
        secretEnv: 'TWILIO_AUTH_TOKEN',
        signatureHeader: 'X-Twilio-Signature',
        signedText: '{body}',
        prefix: '',
        encoding: 'base64',
      },
    },
    payload: [
      { path: 'MessageSid', type: 'string', required: true },
      { path: 'From', type: 'string', required: true },
      { path: 'To', type: 'string', required: true },
      { path: 'NumMedia', type: 'integer', required: false },
      { path: 'Body-Text', type: 'string', required: false },
    ],
    thread: {
      namespace: 'dc406599-1995-5a5e-9429-4fce9171cdec',
      namespaceName: 'twilio_adapter.l9.internal',
      fields: ['From', 'To'],
    },
    idempotency: { key: { from: 'payload', path: 'MessageSid' }, durability: 'in_memory', ttlSeconds: 86_400 },
    environment: [variable('TWILIO_AUTH_TOKEN')],
    governance: { riskLevel: 'high', requiresApproval: true, mechanism: 'boss' },
    errorPolicy: policy({ sideEffect: 200 }),
  }),
  moduleOf({
    id: 'open.hook',
    kind: 'webhook',
    inbound: { method: 'POST', route: '/open', payloadType: 'json', authentication: { scheme: 'none' } },
    payload: [
      { path: 'topic', type: 'string', required: true },
      { path: 'value', type: 'number', required: true },
      { path: 'detail', type: 'object', required: false },
    ],
    thread: { namespace: 'f5a103bb-3bbf-59cc-b0ed-f04c80c73b86', fields: ['topic'] },
    idempotency: { key: { from: 'body_hash' }, durability: 'in_memory', ttlSeconds: 86_400 },
    packets: packetsOf('open_hook', false),
    errorPolicy: policy({ escalation: { emitErrorPacket: false } }),
    observability: { logLevel: 'info', metrics: true, traces: false },
  }),
  moduleOf({
    id: 'git_hub.hook',
    kind: 'webhook',
    inbound: {
      method: 'POST',
      route: '/github',
      payloadType: 'json',
      authentication: {
        scheme: 'hmac-sha256',
        secretEnv: 'GIT_HUB_WEBHOOK_SECRET',
        signatureHeader: 'X-Hub-Signature-256',
        signedText: '{body}',
        prefix: 'sha256=',
        encoding: 'hex',
      },
    },
    payload: [{ path: 'repository.full_name', type: 'string', required: true }],
    thread: {
      namespace: 'a5ea6547-4808-5082-b295-3eed361a0fbb',
      namespaceName: 'agent.executor.l9.internal',
      fields: ['repository.full_name'],
    },
    idempotency: { key: { from: 'header', header: 'X-GitHub-Delivery' }, durability: 'in_memory', ttlSeconds: 86_400 },
    outbound: [
      {
        name: 'comment',
        endpoint: 'https://api.github.com/repos/o/r/issues/1/comments',
        method: 'POST',
        timeoutSeconds: 10,
        attempts: 2,
      },
    ],
    environment: [variable('GIT_HUB_WEBHOOK_SECRET')],
    tool: toolOf('git_hub_hook', [
      { name: 'comment', description: 'Comments.', input: [{ path: 'body', type: 'string', required: true }] },
    ]),
    errorPolicy: policy({ default: 'best_effort' }),
    memory: { reads: ['project_history'], writes: ['project_history', 'tool_audit'] },
  }),
  moduleOf({
    id: 'report.digest',
    kind: 'worker',
    runtime: { service: 'worker', startupPhase: 'normal', dependsOn: ['postgres'], blocksStartupOnFailure: true },
    payload: [
      { path: 'project', type: 'string', required: true },
      { path: 'pages', type: 'integer', required: false },
    ],
    thread: { namespace: 'f5a103bb-3bbf-59cc-b0ed-f04c80c73b86', fields: ['project'] },
    idempotency: { key: { from: 'job' }, durability: 'substrate', ttlSeconds: 86_400 },
    memory: { reads: ['project_history'], writes: ['project_history'] },
    outbound: [
      {
        name: 'publish_report',
        endpoint: 'https://reports.example.com/v1/reports',
        method: 'PUT',
        timeoutSeconds: 30,
        attempts: 3,
      },
    ],
  }),
  moduleOf({
    id: 'order_import',
    kind: 'worker',
    payload: [
      { path: 'order_id', type: 'string', required: true },
      { path: 'customer', type: 'string', required: true },
    ],
    thread: { namespace: 'f5a103bb-3bbf-59cc-b0ed-f04c80c73b86', fields: ['customer'] },
    idempotency: { key: { from: 'payload', path: 'order_id' }, durability: 'in_memory', ttlSeconds: 86_400 },
    tool: toolOf('order_import', [
      { name: 'lookup', description: 'Finds an order.', input: [{ path: 'order_id', type: 'string', required: true }] },
    ]),
    governance: { riskLevel: 'high', requiresApproval: true, mechanism: 'boss' },
    observability: { logLevel: 'info', metrics: false, traces: false },
  }),
  moduleOf({
    id: 'nightly.sweep',
    kind: 'schedule',
    cron: '0 3 * * *',
    runtime: { service: 'scheduler', startupPhase: 'late', dependsOn: [], blocksStartupOnFailure: false },
    memory: { reads: ['project_history'], writes: ['project_history'] },
    outbound: [
      {
        name: 'list_stale',
        endpoint: 'https://api.example.com/v1/stale',
        method: 'GET',
        timeoutSeconds: 10,
        attempts: 3,
        authEnv: 'SWEEP_API_KEY',
      },
    ],
    environment: [{ name: 'SWEEP_API_KEY', required: false, description: 'Only for the paid plan' }],
    errorPolicy: policy({ default: 'best_effort' }),
  }),
  moduleOf({
    id: 'heartbeat',
    kind: 'schedule',
    cron: '*/5 * * * *',
    idempotency: { key: { from: 'job' }, durability: 'substrate', ttlSeconds: 300 },
    packets: packetsOf('heartbeat', false),
    errorPolicy: policy({ escalation: { emitErrorPacket: false } }),
  }),
  moduleOf({
    id: 'research.desk',
    kind: 'tool',
    runtime: { service: 'api', startupPhase: 'early', dependsOn: ['postgres'], blocksStartupOnFailure: true },
    tool: toolOf('research_desk', [
      {
        name: 'search',
        description: "Looks for what's known.",
        input: [{ path: 'query', type: 'string', required: true }],
      },
      { name: 'recall', description: 'Reads the thread.', input: [] },
    ]),
    outbound: [
      {
        name: 'search',
        endpoint: 'https://api.example.com/v1/search',
        method: 'POST',
        timeoutSeconds: 20,
        attempts: 2,
        authEnv: 'RESEARCH_DESK_API_KEY',
      },
    ],
    environment: [variable('RESEARCH_DESK_API_KEY')],
    idempotency: { key: { from: 'job' }, durability: 'substrate', ttlSeconds: 86_400 },
    memory: { reads: ['session_context'], writes: ['session_context'] },
  }),
  moduleOf({
    id: 'vault',
    kind: 'tool',
    tool: toolOf('vault', [
      { name: 'open', description: 'Opens the vault.', input: [{ path: 'reason', type: 'string', required: true }] },
    ]),
    governance: { riskLevel: 'high', requiresApproval: true, mechanism: 'igor_only' },
    packets: packetsOf('vault', false),
    errorPolicy: policy({ escalation: { emitErrorPacket: false } }),
    observability: { logLevel: 'info', metrics: true, traces: false },
  }),
];
