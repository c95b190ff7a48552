import { modelDiagnostics } from '../diagnostics.js';
import type { BlockKind } from './block-kind.js';
import type { BlockReading } from './block-reading.js';
import type { FieldChoice, HeaderChoice, ModuleDetails } from './module-details.js';
import type { Platform } from './platforms.js';

/** What is known of the sender of events. */
export interface EventSource {
  readonly kind: BlockKind;
  readonly platform: Platform | undefined;
  readonly headers: readonly HeaderChoice[];
}

type EventDetails = Partial<Pick<ModuleDetails, 'payloadFields' | 'threadFields' | 'idempotency'>>;

/** Identity, thread and fields of the events of a webhook or worker; a tool and a schedule have none. */
export function eventOf(reading: BlockReading, { kind, platform, headers }: EventSource): EventDetails {
  const { pattern } = reading.block.idempotency ?? {};
  if (pattern !== undefined && pattern !== 'event_id') {
    const parameters = { what: `idempotency.pattern \`${pattern}\``, instead: 'event_id is supported' };
    reading.add(modelDiagnostics.create('not-supported', parameters, reading.at(['idempotency', 'pattern'])));
    return {};
  }
  if (kind === 'tool' || kind === 'schedule') return {};
  const idempotency = idempotencyOf(reading, platform, headers);
  const threadFields = platform?.threadFields ?? askThread(reading);
  const known = platform?.fields ?? [];
  const isInPayload = idempotency.source !== 'webhook_header' && idempotency.primary !== undefined;
  const needed = [...(isInPayload ? [idempotency.primary ?? ''] : []), ...threadFields];
  const further = [...new Set(needed)]
    .filter((name) => !known.some((field) => field.name === name))
    .map((name): FieldChoice => ({ name, isOptional: false, description: describe(name, idempotency.primary) }));
  return { idempotency, threadFields, payloadFields: [...known, ...further] };
}

function describe(name: string, eventId: string | undefined): string {
  return name === eventId
    ? 'Identifies the event; a repeated delivery has the same.'
    : 'Events with the same value share a thread.';
}

function idempotencyOf(
  reading: BlockReading,
  platform: Platform | undefined,
  headers: readonly HeaderChoice[],
): ModuleDetails['idempotency'] {
  const source = reading.block.idempotency?.source ?? 'platform_event_id';
  const at = reading.block.idempotency ? ['idempotency', 'source'] : ['surface'];
  const key = 'idempotency.dedupe_key.primary';
  if (source === 'computed_hash' || source === 'job_id') return { source };
  if (source === 'webhook_header') {
    const named = headers.filter(({ role }) => role === 'event_id').map(({ name }) => name);
    if (named.length === 1) return { source };
    const question = 'Which header holds the identity of an event?';
    return { source, primary: reading.ask({ key, question, why: 'no single header has a name that tells', at }) };
  }
  if (source === 'platform_event_id' && platform?.eventId !== undefined) return { source, primary: platform.eventId };
  const primary = reading.ask({
    ...{ key, at },
    question: 'Which field of the payload identifies an event?',
    why: 'the platform names its fields',
    suggestion: source === 'platform_event_id' ? 'event_id' : source,
  });
  return { source, primary };
}

function askThread(reading: BlockReading): readonly string[] {
  const fields = reading.ask({
    key: 'threading.thread_key_fields',
    question: 'Which fields of the payload make one conversation? Separate them with commas.',
    why: 'what belongs together is known to the platform only',
    suggestion: 'conversation_id',
    at: reading.block.inbound ? ['inbound', 'route'] : ['runtime', 'service'],
  });
  return fields
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}
