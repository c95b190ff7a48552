import type { ErrorCategoryName, Module, ToolOperation } from '../model/index.js';
import { byCodePoint, camelCase, pascalCase } from '../text/index.js';
import { accessText, accessTo, fieldTree } from './module-view-fields.js';
import type { AccessStep, FieldView } from './module-view-fields.js';
import { fixtureFile, moduleNames } from './module-view-names.js';
import type { ModuleNames } from './module-view-names.js';
import { testingView } from './module-view-testing.js';
import type { TestingView } from './module-view-testing.js';
import { authenticationView, callViews, variableViews } from './module-view-settings.js';
import type { AuthenticationView, CallView, VariableView } from './module-view-settings.js';

/** What the templates of a module place, without the imports, which follow from it. Plain JSON. */
export interface ModuleFacts {
  readonly id: string;
  readonly snake: string;
  readonly name: string;
  readonly description: string;
  readonly tier: number;
  readonly isWebhook: boolean;
  readonly isWorker: boolean;
  readonly isSchedule: boolean;
  /** Events come in: every kind but a mere tool. */
  readonly hasEvents: boolean;
  readonly names: ModuleNames;
  readonly runtime: Omit<Module['runtime'], 'service'>;
  readonly specFile: string;
  readonly files: FileNames;
  readonly fileTable: readonly { readonly path: string; readonly role: string }[];
  readonly method: string;
  readonly route: string;
  readonly cron: string;
  readonly isForm: boolean;
  readonly authentication?: AuthenticationView;
  readonly payload: readonly FieldView[];
  readonly requiredPaths: readonly (readonly string[])[];
  readonly thread: ThreadView;
  readonly eventId: EventIdView;
  readonly idempotency: { readonly isDurable: boolean; readonly store: Module['idempotency']['durability']; readonly ttlSeconds: number };
  readonly packets: PacketsView;
  readonly failures: readonly FailureView[];
  /** Those of `failures` that the module can run into. */
  readonly reachableFailures: readonly FailureView[];
  readonly validation: FailureView;
  readonly signature: FailureView;
  readonly staleness: FailureView;
  readonly storage: FailureView;
  readonly sideEffect: FailureView;
  readonly isTolerant: boolean;
  readonly errors: { readonly hasPacket: boolean; readonly marksTask: boolean; readonly alertsByLog: boolean; readonly areCounted: boolean };
  readonly calls: readonly CallView[];
  readonly hasCalls: boolean;
  readonly variables: readonly VariableView[];
  readonly requiredVariables: readonly VariableView[];
  readonly hasConfig: boolean;
  readonly handlersSeeConfig: boolean;
  readonly metrics: boolean;
  readonly traces: boolean;
  readonly isObserved: boolean;
  readonly tool?: ToolView;
  /** Of the tool; none without one. */
  readonly operations: readonly OperationView[];
  readonly toolId: string;
  readonly reads: readonly string[];
  readonly hasReads: boolean;
  readonly writes: readonly string[];
  /** The default handlers tell of packets. */
  readonly summarizesPackets: boolean;
  readonly approval?: ApprovalView;
  readonly isHeld: boolean;
  readonly testing: TestingView;
}

/** The names of files, as the README mentions them. */
export interface FileNames {
  readonly handlers: string;
  readonly tests: string;
}

/** How the thread of an event is made. */
export interface ThreadView {
  readonly namespace: string;
  readonly namespaceName: string;
  readonly components: readonly ThreadComponent[];
  readonly isOneLine: boolean;
  /** The tests can put an event into another conversation. */
  readonly isVaried: boolean;
  readonly paths: readonly string[];
}

/** One component of the thread key. */
export interface ThreadComponent {
  readonly access: readonly AccessStep[];
  readonly isText: boolean;
  readonly isOptional: boolean;
}

/** Where the identity of an event is. */
export interface EventIdView {
  readonly fromPayload: boolean;
  readonly fromHeader: boolean;
  readonly fromBody: boolean;
  readonly fromJob: boolean;
  readonly access: readonly AccessStep[];
  readonly isText: boolean;
  readonly header: string;
  /** The field or header that holds it, as declared; empty for the other sources. */
  readonly source: string;
  /** The other sources in words. */
  readonly words: string;
}

/** The packets of the module; `all` are those that it may write, each under the name that the code uses for it. */
export interface PacketsView {
  readonly in: string;
  readonly out: string;
  readonly error: string;
  readonly all: readonly { readonly key: string; readonly type: string }[];
  readonly requiresMetadata: readonly string[];
}

/** What the caller is told of one kind of failure. */
export interface FailureView {
  readonly category: ErrorCategoryName;
  readonly status: number;
  readonly ok: boolean;
  /** What is wrong, in words. */
  readonly meaning: string;
  /** What becomes of a repeated delivery, in words. */
  readonly retry: string;
  /** The sender takes the status for success and does not try again. */
  readonly isFinal: boolean;
}

/** The tool that the module offers to agents. */
export interface ToolView {
  readonly id: string;
  /** The operation that the tests call. */
  readonly first: OperationView;
}

/** One operation of the tool. */
export interface OperationView {
  readonly name: string;
  readonly description: string;
  readonly method: string;
  readonly inputSchema: string;
  readonly inputType: string;
  readonly fields: readonly FieldView[];
  readonly hasFields: boolean;
  /** The declared call of the same name. */
  readonly call?: CallView;
}

/** Who has to agree. */
export interface ApprovalView {
  readonly mechanism: Module['governance']['mechanism'];
  readonly riskLevel: Module['governance']['riskLevel'];
  readonly approver: string;
  readonly tokenVariable: string;
}

/** Decides and names everything that the templates of this module place, except the imports. */
export function moduleFacts(module: Module): ModuleFacts {
  const { id, snake, name, description, tier, kind, specFile, files } = module;
  const { startupPhase, dependsOn, blocksStartupOnFailure } = module.runtime;
  return {
    id,
    snake,
    name,
    description,
    tier,
    isWebhook: kind === 'webhook',
    isWorker: kind === 'worker',
    isSchedule: kind === 'schedule',
    hasEvents: kind !== 'tool',
    names: moduleNames(module),
    runtime: { startupPhase, dependsOn, blocksStartupOnFailure },
    specFile,
    files: { handlers: files.handlers, tests: files.tests.folder },
    fileTable: fileTable(module),
    method: module.inbound?.method ?? '',
    route: module.inbound?.route ?? '',
    cron: module.cron ?? '',
    ...eventFacts(module),
    ...failureFacts(module),
    ...settingFacts(module),
    ...workFacts(module),
  };
}

const entryRoles: Readonly<Record<Module['kind'], string>> = {
  webhook: 'the route, and what the router registers',
  worker: 'takes jobs from the queue, and what the router registers',
  schedule: 'is called by the clock, and what the router registers',
  tool: 'what the router registers',
};

function fileTable(module: Module): ModuleFacts['fileTable'] {
  const { files, kind, tool } = module;
  const { tests } = files;
  return [
    { path: files.entry, role: entryRoles[kind] },
    ...(files.adapter ? [{ path: files.adapter, role: 'makes a task of a request, or refuses it' }] : []),
    { path: files.service, role: 'the life of a task, from the claim to the answer' },
    ...(files.client ? [{ path: files.client, role: 'the outbound calls' }] : []),
    { path: files.handlers, role: 'what is particular to this module; yours, written once' },
    { path: files.schemas, role: tool ? 'what comes in, and the operations of the tool' : 'what comes in' },
    { path: files.config, role: 'what is read from the environment' },
    { path: fixtureFile(module), role: 'the bench on which the tests run the module' },
    { path: tests.unit, role: 'tests of what the module does' },
    { path: tests.idempotency, role: 'tests that a task is done once' },
    { path: tests.negative, role: 'tests of what is refused and how it fails' },
    { path: tests.integration, role: 'tests among the parts of the host' },
    { path: tests.smoke, role: 'tests of the module as it is registered' },
  ];
}

function eventFacts(module: Module) {
  const { kind, inbound, idempotency, thread } = module;
  const isForm = inbound?.payloadType === 'form';
  const idPath = idempotency.key.from === 'payload' ? idempotency.key.path : undefined;
  const fields = kind === 'schedule' ? tickFields : module.payload.map((field) => (field.path === idPath ? { ...field, required: true } : field));
  const threadPath = thread.fields.find((path) => path !== idPath && fields.some((field) => field.path === path && field.type === 'string'));
  const payload = fieldTree(fields, { isForm, ...(idPath === undefined ? {} : { idPath }), ...(threadPath === undefined ? {} : { threadPath }) });
  const required = fields.filter((field) => field.required).map(({ path }) => (isForm ? [path] : path.split('.')));
  return { isForm, payload, requiredPaths: required, thread: threadView(module, payload), eventId: eventIdView(module, payload) };
}

const tickFields: Module['payload'] = [{ path: 'tick_id', type: 'string', required: true, description: 'Names the tick of the clock' }];

function threadView({ thread }: Module, payload: readonly FieldView[]): ThreadView {
  const found = thread.fields.flatMap((path) => accessTo(path, payload) ?? []);
  const components = found.map((field) => ({ access: field.access, isText: field.zodMethod === 'string', isOptional: field.isOptional }));
  const line = `    return threadId(threadNamespace, [${components.map(componentText).join(', ')}]);`;
  return {
    namespace: thread.namespace,
    namespaceName: thread.namespaceName ?? '',
    components,
    isOneLine: line.length <= 100,
    isVaried: found.some(({ isThread }) => isThread),
    paths: thread.fields,
  };
}

function componentText({ access, isText, isOptional }: ThreadComponent): string {
  const value = `${accessText('event', access)}${isOptional ? " ?? ''" : ''}`;
  return isText ? value : `String(${value})`;
}

function eventIdView({ idempotency: { key } }: Module, payload: readonly FieldView[]): EventIdView {
  const field = key.from === 'payload' ? accessTo(key.path, payload) : undefined;
  return {
    fromPayload: key.from === 'payload',
    fromHeader: key.from === 'header',
    fromBody: key.from === 'body_hash',
    fromJob: key.from === 'job',
    access: field?.access ?? [],
    isText: field?.zodMethod === 'string',
    header: key.from === 'header' ? key.header.toLowerCase() : '',
    words: key.from === 'body_hash' ? 'the SHA-256 of the body' : 'the id of the job',
    source: key.from === 'payload' ? key.path : key.from === 'header' ? key.header : '',
  };
}

const meanings: Readonly<Record<ErrorCategoryName, string>> = {
  invalid_signature: 'the sender cannot prove who it is',
  stale_timestamp: 'the request is too old, or from the future',
  validation_error: 'the event lacks what the module relies on',
  storage_failure: 'the database fails',
  side_effect_failure: 'an outbound call or a handler fails',
};

// Before the claim nothing is remembered.
function retryWords(category: ErrorCategoryName, isFinal: boolean): string {
  if (category !== 'storage_failure' && category !== 'side_effect_failure') return 'is checked anew';
  return isFinal ? 'gets the same answer' : 'is run again';
}

function failureFacts({ errorPolicy, packets, observability, idempotency, inbound, outbound, memory, kind }: Module) {
  const failure = (category: ErrorCategoryName): FailureView => {
    const { status, action } = errorPolicy.categories[category];
    return { category, status, ok: action === 'log_and_continue', meaning: meanings[category], retry: retryWords(category, status < 300), isFinal: status < 300 };
  };
  const names: readonly ErrorCategoryName[] = ['invalid_signature', 'stale_timestamp', 'validation_error', 'storage_failure', 'side_effect_failure'];
  const authentication = inbound?.authentication;
  const isSigned = authentication !== undefined && authentication.scheme !== 'none';
  const isDated = authentication?.scheme === 'hmac-sha256' && authentication.freshness !== undefined;
  const unreachable: readonly string[] = [...(isSigned ? [] : ['invalid_signature']), ...(isDated ? [] : ['stale_timestamp'])];
  const { emitErrorPacket, markTaskFailed, alert } = errorPolicy.escalation;
  const mayGoOn = memory.reads.length > 0 || (outbound.length > 0 && kind !== 'tool');
  return {
    failures: [...names].sort(byCodePoint).map(failure),
    reachableFailures: names.filter((name) => !unreachable.includes(name)).map(failure),
    validation: failure('validation_error'),
    signature: failure('invalid_signature'),
    staleness: failure('stale_timestamp'),
    storage: failure('storage_failure'),
    sideEffect: failure('side_effect_failure'),
    isTolerant: errorPolicy.default === 'best_effort' && mayGoOn,
    errors: {
      hasPacket: packets.error !== undefined && emitErrorPacket,
      marksTask: markTaskFailed,
      alertsByLog: alert === 'log',
      areCounted: observability.metrics || alert === 'metric',
    },
    idempotency: { isDurable: idempotency.durability === 'substrate', store: idempotency.durability, ttlSeconds: idempotency.ttlSeconds },
    packets: packetsView(packets),
  };
}

function packetsView(packets: Module['packets']): PacketsView {
  const all = packets.emits.map((type) => ({ key: camelCase(type.split('.').at(-1) ?? type), type }));
  return { in: packets.in, out: packets.out, error: packets.error ?? '', all, requiresMetadata: packets.requiresMetadata };
}

function settingFacts(module: Module) {
  const authentication = authenticationView(module);
  const variables = variableViews(module);
  const calls = callViews(module);
  const used = new Set([authentication?.secretProperty, ...calls.map(({ bearerProperty }) => bearerProperty)]);
  const { metrics, traces } = module.observability;
  return {
    ...(authentication && { authentication }),
    variables,
    requiredVariables: variables.filter(({ isRequired }) => isRequired),
    calls,
    hasCalls: calls.length > 0,
    hasConfig: variables.length + calls.length > 0,
    handlersSeeConfig: variables.some(({ property }) => !used.has(property)),
    metrics,
    traces,
    isObserved: metrics || traces,
  };
}

function workFacts(module: Module) {
  const { kind, tool, memory, governance } = module;
  const calls = callViews(module);
  const operations = (tool?.operations ?? []).map((operation) => operationView(operation, calls));
  const [first] = operations;
  const approval = governance.requiresApproval ? approvalView(governance) : undefined;
  return {
    ...(tool && first && { tool: { id: tool.id, first } }),
    operations,
    toolId: tool?.id ?? module.snake,
    reads: memory.reads,
    hasReads: memory.reads.length > 0,
    writes: memory.writes,
    summarizesPackets: memory.reads.length > 0 && operations.some(({ call }) => call === undefined),
    ...(approval && { approval }),
    isHeld: approval !== undefined && governance.mechanism !== 'auto',
    testing: testingView(module),
  };
}

function operationView({ name, description, input }: ToolOperation, calls: readonly CallView[]): OperationView {
  const method = camelCase(name);
  const call = calls.find((each) => each.name === name);
  const fields = fieldTree(input, { isForm: false });
  return { name, description, method, inputSchema: `${method}Input`, inputType: `${pascalCase(name)}Input`, fields, hasFields: fields.length > 0, ...(call && { call }) };
}

function approvalView({ mechanism, riskLevel }: Module['governance']): ApprovalView {
  const approver = mechanism === 'igor_only' ? 'igor' : mechanism;
  return { mechanism, riskLevel, approver, tokenVariable: `L9_APPROVER_${approver.toUpperCase()}_TOKEN` };
}
