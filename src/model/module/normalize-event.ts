import type { ModuleSpecInput } from '../../../generated/contract-types.js';
import { dnsNamespace, uuid5 } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { Idempotency, ModuleKind, PayloadField, Thread } from './module.js';
import { refuseFact, type ModuleReading } from './module-reading.js';
import { headerOfRole } from './normalize-inbound.js';

type FieldInput = NonNullable<ModuleSpecInput['packet_contract']['payload_fields']>[number];

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const defaultTtlSeconds = 86_400;

/** A declared payload field; `required` defaults to true. */
export function normalizeField(field: FieldInput): PayloadField {
  return {
    path: field.name,
    type: field.type,
    required: field.required ?? true,
    ...(field.description === undefined ? {} : { description: field.description }),
  };
}

/**
 * The fields of the event: what the contract declares, plus the fields that identity and thread rely on, which must
 * therefore be present as text.
 */
export function normalizePayload(reading: ModuleReading, needed: readonly string[]): readonly PayloadField[] {
  const declared = (reading.spec.value.packet_contract.payload_fields ?? []).map(normalizeField);
  const known = new Set(declared.map((field) => field.path));
  const derived = [...new Set(needed)]
    .filter((path) => !known.has(path))
    .map((path): PayloadField => ({ path, type: 'string', required: true }));
  const fields = [...declared, ...derived];
  checkFields(reading, fields);
  return fields;
}

// `event` as text and `event.channel` inside it cannot both hold.
function checkFields(reading: ModuleReading, fields: readonly PayloadField[]): void {
  const path = ['packet_contract', 'payload_fields'] as const;
  const seen = new Set<string>();
  for (const field of fields) {
    if (field.path.split('.').includes('__proto__')) {
      const parameters = {
        value: field.path,
        problem: 'cannot be a field',
        meaning: '`__proto__` is no key of its own in JavaScript',
      };
      reading.add(modelDiagnostics.create('wrong-form', parameters, occurrenceAt(reading.spec.document, path)));
    }
    if (seen.has(field.path))
      reading.add(
        modelDiagnostics.create(
          'contradiction',
          { here: `The field \`${field.path}\` is declared`, there: 'it is declared a second time' },
          occurrenceAt(reading.spec.document, path),
        ),
      );
    seen.add(field.path);
    const parent = fields.find((other) => field.path.startsWith(`${other.path}.`) && other.type !== 'object');
    if (parent)
      reading.add(
        modelDiagnostics.create(
          'contradiction',
          { here: `The field \`${parent.path}\` is of type ${parent.type}`, there: `\`${field.path}\` lies inside it` },
          occurrenceAt(reading.spec.document, path),
        ),
      );
  }
}

/** How a repeated event is recognised; `undefined` when the fact is refused or not supported (and told). */
export function normalizeIdempotency(reading: ModuleReading, kind: ModuleKind): Idempotency | undefined {
  const input = reading.spec.value.idempotency;
  if (input.pattern !== 'event_id') {
    const parameters = { what: `idempotency.pattern \`${input.pattern}\``, instead: 'event_id is supported' };
    reading.add(
      modelDiagnostics.create(
        'not-supported',
        parameters,
        occurrenceAt(reading.spec.document, ['idempotency', 'pattern']),
      ),
    );
    return undefined;
  }
  const { durability } = input;
  if (durability !== 'in_memory' && durability !== 'substrate') {
    const parameters = {
      what: `idempotency.durability \`${durability}\``,
      instead: 'in_memory and substrate are supported',
    };
    const at = occurrenceAt(reading.spec.document, ['idempotency', 'durability']);
    reading.add(modelDiagnostics.create('not-supported', parameters, at));
    return undefined;
  }
  const key = keyOf(reading, kind);
  return key && { key, durability, ttlSeconds: input.cache_ttl_seconds ?? defaultTtlSeconds };
}

function keyOf(reading: ModuleReading, kind: ModuleKind): Idempotency['key'] | undefined {
  const { source, dedupe_key: dedupeKey } = reading.spec.value.idempotency;
  if (kind === 'schedule' || kind === 'tool' || (kind === 'worker' && source === 'job_id')) return { from: 'job' };
  if (source === 'computed_hash') return { from: 'body_hash' };
  if (source === 'webhook_header' && kind === 'webhook') {
    const header = dedupeKey?.primary ?? headerOfRole(reading, 'event_id', 'idempotency.source is webhook_header');
    return header === undefined ? undefined : { from: 'header', header };
  }
  const path = dedupeKey?.primary ?? fieldNamed(reading, source);
  if (path !== undefined) return { from: 'payload', path };
  return refuseFact(reading, ['idempotency', 'dedupe_key', 'primary'], {
    why: `the payload field that holds the event's id (source ${source}) is not named`,
    fix: 'dedupe_key: { primary: event_id }',
  });
}

// Platforms' own names for the id (message_sid, google_event_id) are used as `source` when the payload declares them.
function fieldNamed(reading: ModuleReading, source: string): string | undefined {
  const declared = (reading.spec.value.packet_contract.payload_fields ?? []).map((field) => field.name);
  return declared.find((name) => name === (source === 'platform_event_id' ? 'event_id' : source));
}

/** The thread of an event: uuid5(namespace, fields). Webhook and worker modules must declare the fields. */
export function normalizeThread(reading: ModuleReading, kind: ModuleKind): Thread | undefined {
  const threading = reading.spec.value.threading;
  const fields = kind === 'schedule' || kind === 'tool' ? [] : (threading?.thread_key_fields ?? []);
  if (fields.length === 0 && kind !== 'schedule' && kind !== 'tool') {
    return refuseFact(reading, ['threading', 'thread_key_fields'], {
      why: 'which payload fields make one conversation is known to the platform only',
      fix: 'threading:\n  thread_key_fields: [team_id, channel]',
    });
  }
  const declared = threading?.namespace ?? `${reading.snake}.l9.internal`;
  if (declared.toLowerCase() === dnsNamespace)
    reading.add(
      modelDiagnostics.create(
        'weak-namespace',
        { namespace: declared },
        occurrenceAt(reading.spec.document, ['threading', 'namespace']),
      ),
    );
  if (uuidPattern.test(declared)) return { namespace: declared.toLowerCase(), fields };
  return { namespace: uuid5(dnsNamespace, declared), namespaceName: declared, fields };
}
