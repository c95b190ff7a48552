import type { ModuleAuth, ModuleDetails } from '../model/index.js';
import { snakeCase, upperSnakeCase } from '../text/index.js';
import { editorSchemaFrom } from './editor-schema.js';
import { detailsOf } from './module-details.js';

/** What a person decides about a new module; everything else of its contracts follows. */
export interface ModuleChoices {
  readonly moduleId: string;
  readonly kind: 'webhook' | 'tool' | 'worker' | 'schedule';
  readonly name: string;
  readonly description: string;
  readonly tier: number;
  readonly team: 'core' | 'infra' | 'integrations' | 'security' | 'observability';
  readonly contact: string;
  readonly auth: ModuleAuth;
  readonly durability: 'in_memory' | 'substrate';
  readonly policy: 'fail_fast' | 'best_effort';
  readonly approval: 'none' | 'igor_only' | 'boss' | 'auto';
  readonly hasTool: boolean;
  readonly agent: string;
  /** Absolute URL of one outbound call; absent: the module calls nobody. */
  readonly outboundUrl?: string;
  /** Five-field cron expression; schedules only. */
  readonly cron: string;
  /** What differs from the usual; a Module Block says it. */
  readonly details?: Partial<ModuleDetails>;
}

/** Where the contracts of a new module go. */
export interface ContractPlaces {
  readonly specFile: string;
  readonly moduleRoot: string;
}

const runtimes = {
  webhook: {
    service: 'api',
    runtimeClass: 'data_plane',
    executionModel: 'request_driven',
    entry: (snake: string) => `routes/${snake}.ts`,
  },
  tool: {
    service: 'api',
    runtimeClass: 'control_plane',
    executionModel: 'request_driven',
    entry: (snake: string) => `tools/${snake}_tool.ts`,
  },
  worker: {
    service: 'worker',
    runtimeClass: 'background',
    executionModel: 'event_driven',
    entry: (snake: string) => `workers/${snake}_worker.ts`,
  },
  schedule: {
    service: 'scheduler',
    runtimeClass: 'background',
    executionModel: 'scheduled',
    entry: (snake: string) => `schedules/${snake}_schedule.ts`,
  },
} as const;

/** The view of `templates/contracts`: the choices with every name that follows from them. */
export function contractsView(choices: ModuleChoices, places: ContractPlaces) {
  const snake = snakeCase(choices.moduleId);
  const { moduleId, kind, name, description, tier, team, contact, durability, policy, agent, cron } = choices;
  const { service, runtimeClass } = runtimes[kind];
  const executionModel = choices.details?.executionModel ?? runtimes[kind].executionModel;
  const isWebhook = kind === 'webhook';
  const auth = isWebhook ? choices.auth : 'none';
  return {
    ...{ moduleId, name, description, tier, team, contact, service, runtimeClass, executionModel },
    allowedTiers: Array.from({ length: tier }, (_, lower) => lower),
    isWebhook,
    isSchedule: kind === 'schedule',
    hasEvent: isWebhook || kind === 'worker',
    hasTool: choices.hasTool || kind === 'tool',
    ...{ cron, auth, durability, policy, agent },
    ...detailsView(detailsOf(choices, choices.details)),
    specFile: places.specFile,
    specSchema: editorSchemaFrom(places.specFile),
    moduleSchema: editorSchemaFrom(`${places.moduleRoot}/${snake}/module.meta.yaml`),
    ...wireNames(snake, auth),
    ...moduleNames(snake),
    ...governance(choices.approval),
    ...fileNames(snake, `${places.moduleRoot}/${snake}`, kind),
  };
}

function moduleNames(snake: string) {
  return {
    inboundName: `${snake}_events`,
    packetIn: `${snake}.in`,
    packetOut: `${snake}.out`,
    packetError: `${snake}.error`,
    namespace: `${snake}.l9.internal`,
    requestsMetric: `${snake}_requests_total`,
    errorsMetric: `${snake}_errors_total`,
    latencyMetric: `${snake}_latency_seconds`,
    toolId: `${snake}_tool`,
    flowId: `${snake}_end_to_end`,
    governanceId: `${snake}_approval`,
  };
}

function fileNames(snake: string, folder: string, kind: ModuleChoices['kind']) {
  const tests = `tests/modules/${snake}`;
  const entryFile = runtimes[kind].entry(snake);
  const serviceFile = `services/${snake}_service.ts`;
  return {
    folder,
    folderGlob: `${folder}/**`,
    testsGlob: `${tests}/**`,
    entryFile,
    entryPath: `${folder}/${entryFile}`,
    adapterFile: `adapters/${snake}_adapter.ts`,
    serviceFile,
    servicePath: `${folder}/${serviceFile}`,
    clientFile: `clients/${snake}_client.ts`,
    handlersPath: `${folder}/handlers.ts`,
    readmeMeta: `${folder}/README.meta.yaml`,
    readmeFile: `${folder}/README.md`,
    testsMeta: `${folder}/tests.meta.yaml`,
    unitTest: `${tests}/${snake}.test.ts`,
    idempotencyTest: `${tests}/${snake}_idempotency.test.ts`,
    negativeTest: `${tests}/${snake}_negative.test.ts`,
    integrationTest: `${tests}/${snake}_integration.test.ts`,
    smokeTest: `${tests}/${snake}_smoke.test.ts`,
    testCommand: `npx vitest run ${tests}`,
  };
}

function detailsView(details: ModuleDetails) {
  const { internal, positive, negative, headers, outbound, executionModel: _, ...rest } = details;
  const calls = [
    ...internal.map(({ module, endpoint }) => ({ module, endpoint })),
    ...outbound.map(({ url }) => ({ module: 'external', endpoint: url })),
  ];
  return {
    ...rest,
    ...{ headers, outbound, calls },
    callsOut: calls.length > 0,
    hasTimestamp: details.signature !== undefined && headers.some(({ role }) => role === 'timestamp'),
    positive: positive.map(({ description, test }, index) => ({ id: `AP-${index + 1}`, description, test })),
    negative: negative.map(({ description, expected, test }, index) => ({
      ...{ id: `AN-${index + 1}`, description, test },
      expected: expected ?? 'Rejected before anything is read or written.',
    })),
  };
}

function wireNames(snake: string, auth: ModuleChoices['auth']) {
  const upper = upperSnakeCase(snake);
  const secretNames = {
    'hmac-sha256': `${upper}_SIGNING_SECRET`,
    bearer: `${upper}_WEBHOOK_TOKEN`,
    api_key: `${upper}_WEBHOOK_API_KEY`,
    none: '',
  } as const;
  return { hasSecret: auth !== 'none', secretEnv: secretNames[auth] };
}

function governance(approval: ModuleChoices['approval']) {
  return {
    requiresApproval: approval !== 'none',
    approvalMechanism: approval === 'none' ? '' : approval,
    approvesAtOnce: approval === 'auto',
    riskLevel: approval === 'none' ? 'low' : 'high',
  };
}
