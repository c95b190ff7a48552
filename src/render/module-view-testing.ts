import type { Module } from '../model/index.js';
import { camelCase, uuid5 } from '../text/index.js';
import { fieldTree, sampleOf } from './module-view-fields.js';
import type { FieldView } from './module-view-fields.js';

/** What the generated tests expect, worked out here and not by the code under test. */
export interface TestingView {
  /** How a test gets the work done: `deliver`, or `deliverAndApprove` where a person has to agree. */
  readonly work: 'deliver' | 'deliverAndApprove';
  /** The handler that does the work. */
  readonly handler: string;
  readonly noun: 'an event' | 'a call';
  readonly singular: 'event' | 'call';
  /** The status of the first answer: 202 when the work is held. */
  readonly firstStatus: number;
  /** The method of the bench that calls the tool, and the function that makes an input for it. */
  readonly callTool: 'callTool' | 'deliver';
  readonly toolInput: 'sampleToolInput' | 'sampleInput';
  /** An operation whose default handler makes a declared call; the tests can call it when it is the first one. */
  readonly callingOperation?: { readonly name: string; readonly method: string };
  /** An operation that asks for a thread, and its input apart from that. */
  readonly threadOperation?: {
    readonly name: string;
    readonly method: string;
    readonly otherFields: readonly FieldView[];
  };
  /** Where the tests can put an id of their own into an event; empty when they cannot. */
  readonly eventIdPath: readonly string[];
  readonly eventIdHeader: string;
  /** They can. */
  readonly choosesEventId: boolean;
  /** The tests put a text of their own into an event. */
  readonly changesText: boolean;
  readonly firstRead: string;
  /** What counts and logs call the work. */
  readonly operation: string;
  readonly agent: string;
  /** Of the first sample event. */
  readonly threadId: string;
  readonly taskId: string;
  readonly hasTaskId: boolean;
  readonly eventId: string;
  readonly hasEventId: boolean;
  readonly source: string;
  /** Of the first sample call of the tool. */
  readonly toolThreadId: string;
  /** It depends on modules that are not there when it is tested. */
  readonly hasDependencies: boolean;
  /** The module needs variables to be set. */
  readonly hasEnvironment: boolean;
  /** What of a request its headers depend on. */
  readonly sentParts: readonly string[];
  readonly beforeTtlSeconds: number;
  readonly afterTtlSeconds: number;
  /** Paths whose emptiness makes the thread key empty; none when that cannot be tested. */
  readonly emptyPaths: readonly (readonly string[])[];
}

/** The conversation in which the sample events take place. */
const sampleConversation = 'conversation-a';
/** What every host provides, as its l9/core/startup.ts lists it. */
const hostServices: readonly string[] = ['postgres', 'redis', 'memory.service', 'api.server'];
const sampleAgent = 'agent-of-the-tests';

/** The expectations of the generated tests. */
export function testingView(module: Module): TestingView {
  const { governance, tool, idempotency, memory, environment, runtime } = module;
  const isHeld = governance.requiresApproval && governance.mechanism !== 'auto';
  const eventId = sampleEventId(module);
  return {
    work: isHeld ? 'deliverAndApprove' : 'deliver',
    firstStatus: isHeld ? 202 : 200,
    ...wordsOf(module),
    ...callingOperation(module),
    ...threadOperation(module),
    ...chosenEventId(module),
    firstRead: memory.reads[0] ?? '',
    agent: sampleAgent,
    ...expectedIds(module, eventId),
    hasDependencies: runtime.dependsOn.some((name) => !hostServices.includes(name)),
    hasEnvironment: isHeld || tool !== undefined || environment.some(({ required }) => required),
    sentParts: sentParts(module),
    beforeTtlSeconds: Math.max(idempotency.ttlSeconds - 2, 0),
    afterTtlSeconds: idempotency.ttlSeconds + 1,
    emptyPaths: emptyPaths(module),
  };
}

type Words = Pick<TestingView, 'noun' | 'singular' | 'callTool' | 'toolInput' | 'handler' | 'operation' | 'source'>;

function wordsOf({ kind, tool, id }: Module): Words {
  if (kind !== 'tool') {
    return {
      noun: 'an event',
      singular: 'event',
      callTool: 'callTool',
      toolInput: 'sampleToolInput',
      handler: 'onEvent',
      operation: 'on_event',
      source: id,
    };
  }
  const first = tool?.operations[0]?.name ?? '';
  return {
    noun: 'a call',
    singular: 'call',
    callTool: 'deliver',
    toolInput: 'sampleInput',
    handler: camelCase(first),
    operation: first,
    source: sampleAgent,
  };
}

function callingOperation({ tool, outbound }: Module): Pick<TestingView, 'callingOperation'> {
  const first = tool?.operations[0]?.name;
  const found = outbound.find(({ name }) => name === first);
  return found ? { callingOperation: { name: found.name, method: camelCase(found.name) } } : {};
}

function threadOperation({ tool, outbound, memory }: Module): Pick<TestingView, 'threadOperation'> {
  const found = tool?.operations.find(
    ({ name, input }) =>
      outbound.every((call) => call.name !== name) &&
      input.some(({ path, type }) => path === 'thread_id' && type === 'string'),
  );
  if (!found || memory.reads.length === 0) return {};
  const { name, input } = found;
  const others = input.filter(({ path }) => path !== 'thread_id');
  return { threadOperation: { name, method: camelCase(name), otherFields: fieldTree(others, { isForm: false }) } };
}

type ChosenEventId = Pick<TestingView, 'eventIdPath' | 'eventIdHeader' | 'choosesEventId' | 'changesText'>;

function chosenEventId(module: Module): ChosenEventId {
  const { idempotency, payload, inbound, kind } = module;
  const { key } = idempotency;
  const hasPayload = kind === 'webhook' || kind === 'worker';
  const isText = key.from === 'payload' && payload.some(({ path, type }) => path === key.path && type === 'string');
  const eventIdPath = isText && hasPayload ? (inbound?.payloadType === 'form' ? [key.path] : key.path.split('.')) : [];
  const eventIdHeader = key.from === 'header' && kind === 'webhook' ? key.header.toLowerCase() : '';
  return {
    eventIdPath,
    eventIdHeader,
    choosesEventId: eventIdPath.length > 0 || eventIdHeader !== '',
    changesText: emptyPaths(module).length > 0 || (module.tool !== undefined && eventIdPath.length > 0),
  };
}

type Ids = Pick<TestingView, 'threadId' | 'taskId' | 'hasTaskId' | 'eventId' | 'hasEventId' | 'toolThreadId'>;

function expectedIds(module: Module, eventId: string): Ids {
  const toolThreadId = threadOf(module, [sampleAgent, 'task-1']);
  if (module.kind === 'tool')
    return { threadId: toolThreadId, taskId: 'task-1', hasTaskId: true, eventId, hasEventId: false, toolThreadId };
  const isKnown = eventId !== '';
  return {
    threadId: threadOf(module, sampleComponents(module)),
    taskId: uuid5(module.thread.namespace, eventId),
    hasTaskId: isKnown,
    eventId,
    hasEventId: isKnown,
    toolThreadId,
  };
}

// Of a body hash only the generated code and its platform know the value.
function sampleEventId({ idempotency: { key }, kind, payload }: Module): string {
  if (kind === 'schedule' || key.from === 'job') return 'job-1';
  if (key.from === 'body_hash') return '';
  const isText = key.from === 'header' || payload.find(({ path }) => path === key.path)?.type === 'string';
  return isText ? 'event-1' : '1';
}

function sampleComponents({ thread, payload, idempotency: { key }, kind, id }: Module): readonly string[] {
  if (kind === 'schedule') return [id];
  const idPath = key.from === 'payload' ? key.path : undefined;
  const varied = thread.fields.find(
    (path) => path !== idPath && payload.some((field) => field.path === path && field.type === 'string'),
  );
  return thread.fields.map((path) => {
    if (path === varied) return sampleConversation;
    const field = payload.find((each) => each.path === path);
    if (path === idPath) return field?.type === 'string' ? 'event-1' : '1';
    return field ? String(sampleOf(field)) : '';
  });
}

// As the host joins them: a separator inside a component is escaped.
function threadOf({ thread }: Module, components: readonly string[]): string {
  return uuid5(thread.namespace, components.map((component) => component.replace(/[\\:]/g, '\\$&')).join(':'));
}

function emptyPaths({ thread, payload, inbound }: Module): readonly (readonly string[])[] {
  const areAllText = thread.fields.every((path) =>
    payload.some((field) => field.path === path && field.type === 'string'),
  );
  if (!areAllText) return [];
  return thread.fields.map((path) => (inbound?.payloadType === 'form' ? [path] : path.split('.')));
}

function sentParts({ inbound, idempotency: { key } }: Module): readonly string[] {
  const declared = inbound?.authentication;
  const isHmac = declared?.scheme === 'hmac-sha256';
  return [
    ...(isHmac ? ['body'] : []),
    ...(isHmac && declared.freshness ? ['at'] : []),
    ...(key.from === 'header' ? ['n'] : []),
  ];
}
