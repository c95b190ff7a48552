import type { Module } from '../model/index.js';
import { accessText, accessTo, fieldTree } from './module-view-fields.js';
import type { AccessStep, FieldView } from './module-view-fields.js';

/** What the templates place of an event: its fields, its thread, its identity. */
export interface EventFacts {
  readonly isForm: boolean;
  readonly payload: readonly FieldView[];
  readonly requiredPaths: readonly (readonly string[])[];
  readonly thread: ThreadView;
  readonly eventId: EventIdView;
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

/** What is to be known of an event of this module. */
export function eventFacts(module: Module): EventFacts {
  const { kind, inbound, idempotency, thread } = module;
  const isForm = inbound?.payloadType === 'form';
  const idPath = idempotency.key.from === 'payload' ? idempotency.key.path : undefined;
  const fields =
    kind === 'schedule'
      ? tickFields
      : module.payload.map((field) => (field.path === idPath ? { ...field, required: true } : field));
  const threadPath = thread.fields.find(
    (path) => path !== idPath && fields.some((field) => field.path === path && field.type === 'string'),
  );
  const payload = fieldTree(fields, {
    isForm,
    ...(idPath === undefined ? {} : { idPath }),
    ...(threadPath === undefined ? {} : { threadPath }),
  });
  const required = fields.filter((field) => field.required).map(({ path }) => (isForm ? [path] : path.split('.')));
  return {
    isForm,
    payload,
    requiredPaths: required,
    thread: threadView(module, payload),
    eventId: eventIdView(module, payload),
  };
}

const tickFields: Module['payload'] = [
  { path: 'tick_id', type: 'string', required: true, description: 'Names the tick of the clock' },
];

function threadView({ thread }: Module, payload: readonly FieldView[]): ThreadView {
  const found = thread.fields.flatMap((path) => accessTo(path, payload) ?? []);
  const components = found.map((field) => ({
    access: field.access,
    isText: field.zodMethod === 'string',
    isOptional: field.isOptional,
  }));
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
