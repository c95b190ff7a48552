import type { Module } from '../../../src/model/index.js';
import { camelCase, relPath, snakeCase } from '../../../src/text/index.js';

type Kind = Module['kind'];
type Change = Partial<Omit<Module, 'id' | 'kind' | 'files' | 'snake'>> & { readonly id: string; readonly kind: Kind };

const hash: Module['specHash'] = `sha256:${'0'.repeat(64)}`;
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

/** A module with sensible facts everywhere but where `change` says otherwise. */
export function moduleOf(change: Change): Module {
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
    collaborators: [],
    governance: { riskLevel: 'low', requiresApproval: false, mechanism: 'auto' },
    acceptance: { positive: [], negative: [] },
    specFile: relPath(`modules/specs/Module-Spec-v2.6-${snake}.yaml`),
    specHash: hash,
    files: filesOf(change),
    ...change,
  };
}

/** Packets `.in`, `.out` and, if wanted, `.error`. */
export function packetsOf(snake: string, withError: boolean): Module['packets'] {
  const base = {
    in: `${snake}.in`,
    out: `${snake}.out`,
    requiresMetadata: ['task_id', 'thread_uuid', 'source', 'tool_id'],
  };
  return withError
    ? { ...base, emits: [`${snake}.in`, `${snake}.out`, `${snake}.error`], error: `${snake}.error` }
    : { ...base, emits: [`${snake}.in`, `${snake}.out`] };
}

/** An error policy with the usual statuses. */
export function policy(change: {
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

/** A tool whose operations one agent may call. */
export function toolOf(
  snake: string,
  operations: NonNullable<Module['tool']>['operations'],
): NonNullable<Module['tool']> {
  const names = operations.map(({ name }) => name);
  return {
    id: `${snake}_tool`,
    registryFile: relPath('l9/tool_registry.ts'),
    operations,
    bindings: [{ agentId: 'l-cto', mode: 'direct', allowedOperations: names }],
  };
}

/** A required environment variable. */
export const variable = (
  name: string,
  description = `The value of ${camelCase(name)}`,
): Module['environment'][number] => ({
  name,
  required: true,
  description,
});
