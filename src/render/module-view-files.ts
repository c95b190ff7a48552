import type { Module } from '../model/index.js';
import type { RelPath } from '../text/index.js';
import { importsOf, when } from './module-view-imports.js';
import type { ImportView, WantedImport } from './module-view-imports.js';
import { testImports } from './module-view-test-imports.js';
import type { TestImports } from './module-view-test-imports.js';
import type { ModuleFacts } from './module-facts.js';

/** The import statements of each generated file; empty for a file that the module does not have. */
export interface ModuleImports extends TestImports {
  readonly config: readonly ImportView[];
  readonly schemas: readonly ImportView[];
  readonly adapter: readonly ImportView[];
  readonly client: readonly ImportView[];
  readonly service: readonly ImportView[];
  readonly entry: readonly ImportView[];
  readonly handlers: readonly ImportView[];
}

/** What each file imports, exactly what its template uses. */
export function moduleImports(module: Module, facts: ModuleFacts): ModuleImports {
  const { files } = module;
  const at = (file: RelPath | undefined, wanted: readonly WantedImport[]): readonly ImportView[] =>
    file ? importsOf(file, wanted) : [];
  return {
    config: at(files.config, [['l9/core/config.ts', ...when(facts.hasConfig, 'type Env')]]),
    schemas: at(files.schemas, schemaImports(module, facts)),
    adapter: at(files.adapter, adapterImports(module, facts)),
    client: at(files.client, clientImports(module, facts)),
    service: at(files.service, serviceImports(module, facts)),
    entry: at(files.entry, entryImports(module, facts)),
    handlers: at(files.handlers, handlerImports(module, facts)),
    ...testImports(module, facts),
  };
}

function schemaImports({ files }: Module, { hasEvents, tool, isHeld }: ModuleFacts): readonly WantedImport[] {
  return [
    ['zod', ...when(hasEvents || tool !== undefined || isHeld, 'z')],
    ['l9/core/json.ts', 'type JsonValue'],
    ['l9/core/memory/packet.ts', ...when(isHeld, 'type PacketParent')],
    ['l9/core/agents/registry.ts', ...when(tool !== undefined, 'type AgentBinding')],
    ['l9/core/tools.ts', ...when(tool !== undefined, 'type ToolDefinition', 'type ToolOperation')],
    [files.config, ...when(tool !== undefined, 'moduleId')],
  ];
}

function adapterImports(
  { files }: Module,
  { authentication, eventId, isForm, names }: ModuleFacts,
): readonly WantedImport[] {
  const isGuarded = authentication !== undefined;
  const { isBearer, isHmac, freshness } = authentication ?? { isBearer: false, isHmac: false, freshness: undefined };
  const isDated = freshness !== undefined;
  return [
    ['node:crypto', ...when(eventId.fromBody, 'createHash')],
    ['node:http', 'type IncomingHttpHeaders'],
    ['pino', 'type Logger'],
    [
      'l9/core/authentication.ts',
      ...when(isBearer, 'bearerToken'),
      ...when(isDated, 'isFresh'),
      ...when(isHmac, 'verifyHmacSha256'),
      ...when(isGuarded && !isHmac, 'verifySharedSecret'),
    ],
    ['l9/core/clock.ts', ...when(isDated, 'type Clock')],
    [
      'l9/core/errors.ts',
      ...when(isGuarded, 'AuthenticationError'),
      ...when(isDated, 'StaleTimestampError'),
      'ValidationError',
    ],
    ['l9/core/json.ts', 'type JsonValue', ...when(!isForm, 'parseJson')],
    ['l9/core/threading.ts', 'EmptyThreadKeyError', 'threadId', 'uuid5'],
    [files.config, 'moduleId', ...when(isGuarded, `type ${names.config}`)],
    [files.schemas, names.eventSchema, `type ${names.event}`, 'type Task'],
  ];
}

function clientImports({ files }: Module, { names, calls }: ModuleFacts): readonly WantedImport[] {
  return [
    ['l9/core/http_client.ts', 'type HttpClient', 'type OutboundResponse'],
    [
      'l9/core/json.ts',
      ...when(
        calls.some(({ hasBody }) => hasBody),
        'type JsonValue',
      ),
    ],
    [files.config, 'moduleId', `type ${names.config}`],
  ];
}

function serviceImports({ files }: Module, facts: ModuleFacts): readonly WantedImport[] {
  const { names, tool, operations, isHeld, hasCalls, hasEvents, metrics, errors, traces } = facts;
  const hasTool = tool !== undefined;
  return [
    ['node:crypto', ...when(hasTool, 'createHash')],
    ['pino', 'type Logger'],
    ['l9/core/errors.ts', 'type ErrorCategory', 'L9Error'],
    ['l9/core/http_client.ts', ...when(hasCalls, 'type OutboundResponse')],
    ['l9/core/idempotency.ts', 'type Claim', 'type IdempotencyKey', 'type IdempotencyStore', 'type StoredAnswer'],
    ['l9/core/json.ts', 'canonicalJson', 'type JsonValue'],
    ['l9/core/memory/packet.ts', 'type PacketEnvelope', 'type PacketMetadata', 'type PacketParent'],
    ['l9/core/memory/substrate.ts', 'type PacketWriter'],
    ['l9/core/observability/metrics.ts', ...when(metrics || errors.areCounted, 'type ModuleMetrics')],
    ['l9/core/observability/tracing.ts', ...when(traces, 'withSpan')],
    ['l9/core/services.ts', 'type Services'],
    ['l9/core/threading.ts', ...when(hasTool, 'threadId')],
    ['l9/core/tools.ts', ...when(hasTool, 'type ToolCall')],
    ['l9/governance/approvals.ts', ...when(isHeld, 'type Approval')],
    ...clientTypes(files.client, ...when(hasCalls, `type ${names.client}`)),
    [files.config, 'moduleId', ...when(facts.handlersSeeConfig, `type ${names.config}`)],
    [
      files.schemas,
      ...when(isHeld, 'heldAnswer', 'heldTask'),
      ...operations.flatMap(({ inputSchema, inputType }) => [inputSchema, `type ${inputType}`]),
      ...when(hasEvents, names.eventSchema),
      ...when(hasEvents, `type ${names.event}`),
      'type Task',
    ],
  ];
}

function clientTypes(client: RelPath | undefined, ...names: readonly string[]): readonly WantedImport[] {
  return client ? [[client, ...names]] : [];
}

function entryImports(module: Module, facts: ModuleFacts): readonly WantedImport[] {
  const { files, kind } = module;
  const { names, hasCalls, hasConfig } = facts;
  return [
    ['l9/core/module.ts', 'type L9Module', 'type ModuleContext', 'type RunningModule'],
    ...clientTypes(files.client, ...when(hasCalls, names.createClient)),
    [files.config, 'moduleId', ...when(hasConfig, names.readConfig), 'requiredEnv'],
    [files.handlers, 'handlers as defaultHandlers'],
    [files.service, names.service, `type ${names.handlers}`],
    ...(kind === 'webhook' && files.adapter ? ([[files.adapter, 'readTask']] as const) : []),
    ...(kind === 'worker' ? workerImports(module, facts) : []),
    ...(kind === 'schedule' ? scheduleImports(module) : []),
  ];
}

function workerImports({ files }: Module, { eventId, names }: ModuleFacts): readonly WantedImport[] {
  return [
    ['node:crypto', ...when(eventId.fromBody, 'createHash')],
    ['pino', 'type Logger'],
    ['l9/core/errors.ts', 'ValidationError'],
    ['l9/core/idempotency.ts', 'type StoredAnswer'],
    ['l9/core/jobs.ts', 'type Job'],
    ['l9/core/json.ts', ...when(eventId.fromBody, 'canonicalJson'), 'type JsonValue'],
    ['l9/core/threading.ts', 'EmptyThreadKeyError', 'threadId', 'uuid5'],
    [files.schemas, names.eventSchema, `type ${names.event}`, 'type Task'],
  ];
}

function scheduleImports({ files }: Module): readonly WantedImport[] {
  return [
    ['l9/core/idempotency.ts', 'type StoredAnswer'],
    ['l9/core/threading.ts', 'threadId', 'uuid5'],
    [files.schemas, 'type Task'],
  ];
}

function handlerImports(
  { files }: Module,
  { names, hasEvents, summarizesPackets }: ModuleFacts,
): readonly WantedImport[] {
  return [
    ['l9/core/json.ts', ...when(hasEvents || summarizesPackets, 'type JsonValue')],
    ['l9/core/memory/packet.ts', ...when(summarizesPackets, 'type PacketEnvelope')],
    [files.schemas, ...when(hasEvents, `type ${names.event}`)],
    [files.service, `type ${names.handlers}`],
  ];
}
