import { kebabCase, snakeCase, upperSnakeCase } from '../text/index.js';

/** What a person decides about a new module; everything else of its contracts follows. */
export interface ModuleChoices {
  readonly moduleId: string;
  readonly kind: 'webhook' | 'tool' | 'worker' | 'schedule';
  readonly name: string;
  readonly description: string;
  readonly tier: number;
  readonly team: 'core' | 'infra' | 'integrations' | 'security' | 'observability';
  readonly contact: string;
  readonly auth: 'hmac-sha256' | 'bearer' | 'api_key' | 'none';
  readonly durability: 'in_memory' | 'substrate';
  readonly policy: 'fail_fast' | 'best_effort';
  readonly approval: 'none' | 'igor_only' | 'boss' | 'auto';
  readonly hasTool: boolean;
  readonly agent: string;
  /** Absolute URL of one outbound call; absent: the module calls nobody. */
  readonly outboundUrl?: string;
  /** Five-field cron expression; schedules only. */
  readonly cron: string;
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
  const runtime = runtimes[choices.kind];
  const folder = `${places.moduleRoot}/${snake}`;
  const tests = `tests/modules/${snake}`;
  const isWebhook = choices.kind === 'webhook';
  const auth = isWebhook ? choices.auth : 'none';
  return {
    ...{
      moduleId: choices.moduleId,
      name: choices.name,
      description: choices.description,
      tier: choices.tier,
      team: choices.team,
      contact: choices.contact,
    },
    allowedTiers: Array.from({ length: choices.tier }, (_, tier) => tier),
    ...{ service: runtime.service, runtimeClass: runtime.runtimeClass, executionModel: runtime.executionModel },
    ...{
      isWebhook,
      isSchedule: choices.kind === 'schedule',
      hasEvent: isWebhook || choices.kind === 'worker',
      hasTool: choices.hasTool || choices.kind === 'tool',
    },
    ...wireNames(snake, auth),
    ...{
      cron: choices.cron,
      route: isWebhook ? `/${kebabCase(snake)}/events` : '',
      inboundName: `${snake}_events`,
      auth,
    },
    ...{ outboundUrl: choices.outboundUrl ?? '', outboundName: 'notify' },
    ...{
      packetIn: `${snake}.in`,
      packetOut: `${snake}.out`,
      packetError: `${snake}.error`,
      namespace: `${snake}.l9.internal`,
    },
    ...{ durability: choices.durability, policy: choices.policy },
    ...{
      requestsMetric: `${snake}_requests_total`,
      errorsMetric: `${snake}_errors_total`,
      latencyMetric: `${snake}_latency_seconds`,
    },
    ...governance(choices.approval),
    ...{ toolId: `${snake}_tool`, agent: choices.agent, specFile: places.specFile },
    ...{
      folder,
      folderGlob: `${folder}/**`,
      testsGlob: `${tests}/**`,
      entryFile: runtime.entry(snake),
      entryPath: `${folder}/${runtime.entry(snake)}`,
    },
    ...{
      adapterFile: `adapters/${snake}_adapter.ts`,
      serviceFile: `services/${snake}_service.ts`,
      servicePath: `${folder}/services/${snake}_service.ts`,
    },
    ...{ clientFile: `clients/${snake}_client.ts`, handlersPath: `${folder}/handlers.ts` },
    ...{
      readmeMeta: `${folder}/README.meta.yaml`,
      readmeFile: `${folder}/README.md`,
      testsMeta: `${folder}/tests.meta.yaml`,
    },
    ...{
      unitTest: `${tests}/${snake}.test.ts`,
      idempotencyTest: `${tests}/${snake}_idempotency.test.ts`,
      negativeTest: `${tests}/${snake}_negative.test.ts`,
    },
    ...{
      integrationTest: `${tests}/${snake}_integration.test.ts`,
      smokeTest: `${tests}/${snake}_smoke.test.ts`,
      testCommand: `npx vitest run ${tests}`,
    },
    ...{ flowId: `${snake}_end_to_end`, governanceId: `${snake}_approval` },
  };
}

function wireNames(snake: string, auth: ModuleChoices['auth']) {
  const header = kebabCase(snake)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('-');
  const upper = upperSnakeCase(snake);
  const secretNames = {
    'hmac-sha256': `${upper}_SIGNING_SECRET`,
    bearer: `${upper}_WEBHOOK_TOKEN`,
    api_key: `${upper}_WEBHOOK_API_KEY`,
    none: '',
  } as const;
  return {
    hasSecret: auth !== 'none',
    isHmac: auth === 'hmac-sha256',
    isApiKey: auth === 'api_key',
    secretEnv: secretNames[auth],
    signatureHeader: `X-${header}-Signature`,
    timestampHeader: `X-${header}-Timestamp`,
    apiKeyHeader: `X-${header}-Api-Key`,
  };
}

function governance(approval: ModuleChoices['approval']) {
  return {
    requiresApproval: approval !== 'none',
    approvalMechanism: approval === 'none' ? '' : approval,
    riskLevel: approval === 'none' ? 'low' : 'high',
  };
}
