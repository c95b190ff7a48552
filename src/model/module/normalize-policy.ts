import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type {
  ErrorCategory,
  ErrorCategoryName,
  ErrorPolicy,
  Inbound,
  Observability,
  OutboundCall,
  Packets,
} from './module.js';
import { refuseFact, type ModuleReading } from './module-reading.js';

/** The packets of the module: `.in` and `.out` must be declared, every type must carry the module's name. */
export function normalizePackets(reading: ModuleReading): Packets | undefined {
  const { emits, requires_metadata: requiresMetadata } = reading.spec.value.packet_contract;
  const prefix = `${reading.snake}.`;
  emits.forEach((packet, index) => {
    if (!packet.startsWith(prefix))
      reading.add(
        modelDiagnostics.create(
          'undeclared-packet',
          { packet, prefix },
          {
            ...occurrenceAt(reading.spec.document, ['packet_contract', 'emits', index]),
            fix: `${prefix}${packet.split('.').at(-1) ?? 'in'}`,
          },
        ),
      );
  });
  const missing = [`${prefix}in`, `${prefix}out`].filter((packet) => !emits.includes(packet));
  if (reading.spec.value.error_policy.escalation?.emit_error_packet === true && !emits.includes(`${prefix}error`))
    missing.push(`${prefix}error`);
  if (missing.length > 0)
    return refuseFact(reading, ['packet_contract', 'emits'], {
      why: `the life of an event writes ${missing.join(' and ')}`,
      fix: `emits: [${[...emits, ...missing].join(', ')}]`,
    });
  const error = emits.includes(`${prefix}error`) ? { error: `${prefix}error` } : {};
  const metadata = ['task_id', 'thread_uuid', 'source', 'tool_id'];
  const absent = metadata.filter((name) => !requiresMetadata.includes(name));
  if (absent.length > 0)
    return refuseFact(reading, ['packet_contract', 'requires_metadata'], {
      why: `every packet carries ${metadata.join(', ')}; the list lacks ${absent.join(', ')}`,
      fix: `requires_metadata: [${metadata.join(', ')}]`,
    });
  checkMetadata(reading, requiresMetadata, metadata);
  checkExpectations(reading, emits);
  return { emits, in: `${prefix}in`, out: `${prefix}out`, ...error, requiresMetadata };
}

function checkExpectations(reading: ModuleReading, emits: readonly string[]): void {
  const expectations = reading.spec.value.packet_expectations;
  if (!expectations) return;
  const { on_success: success, on_error: failure } = expectations;
  for (const [key, expected] of [
    ['on_success', success.emits],
    ['on_error', failure.emits],
  ] as const) {
    expected.forEach((packet, index) => {
      if (emits.includes(packet)) return;
      const parameters = {
        here: `The packet \`${packet}\` is expected`,
        there: 'packet_contract.emits does not list it',
      };
      const at = occurrenceAt(reading.spec.document, ['packet_expectations', key, 'emits', index]);
      reading.add(modelDiagnostics.create('contradiction', parameters, at));
    });
  }
}

function checkMetadata(reading: ModuleReading, declared: readonly string[], supplied: readonly string[]): void {
  declared.forEach((name, index) => {
    if (supplied.includes(name)) return;
    const parameters = {
      what: `The packet metadata \`${name}\``,
      instead: `the life of an event supplies ${supplied.join(', ')}`,
    };
    reading.add(
      modelDiagnostics.create(
        'not-supported',
        parameters,
        occurrenceAt(reading.spec.document, ['packet_contract', 'requires_metadata', index]),
      ),
    );
  });
}

const unreachable: ErrorCategory = { status: 500, action: 'reject' };

/** The error policy; every category that the module can run into must be declared. */
export function normalizeErrorPolicy(reading: ModuleReading, inbound: Inbound | undefined): ErrorPolicy | undefined {
  const input = reading.spec.value.error_policy;
  checkAlert(reading);
  const reachable = reachableCategories(inbound);
  const missing = reachable.filter((name) => !input.categories[name]);
  if (missing.length > 0) {
    const fix = missing
      .map(
        (name) =>
          `${name}: { status: ${usualStatus[name]}, action: ${usualStatus[name] < 300 ? 'log_and_continue' : 'reject'} }`,
      )
      .join('\n');
    return refuseFact(reading, ['error_policy', 'categories'], {
      why: `the module can run into ${missing.join(', ')}`,
      fix,
    });
  }
  const category = (name: ErrorCategoryName): ErrorCategory => {
    const declared = input.categories[name];
    return declared ? { status: declared.status, action: declared.action } : unreachable;
  };
  return {
    default: input.default,
    maxAttempts: input.retries.enabled ? input.retries.max_attempts + 1 : 1,
    categories: {
      invalid_signature: category('invalid_signature'),
      stale_timestamp: category('stale_timestamp'),
      validation_error: category('validation_error'),
      storage_failure: category('storage_failure'),
      side_effect_failure: category('side_effect_failure'),
    },
    escalation: {
      emitErrorPacket:
        input.escalation?.emit_error_packet ??
        reading.spec.value.packet_contract.emits.includes(`${reading.snake}.error`),
      markTaskFailed: input.escalation?.mark_task_failed ?? false,
      alert: input.escalation?.alert === 'slack' ? 'log' : (input.escalation?.alert ?? 'log'),
    },
  };
}

function checkAlert(reading: ModuleReading): void {
  if (reading.spec.value.error_policy.escalation?.alert !== 'slack') return;
  const parameters = { what: 'An alert by Slack', instead: 'none, log and metric are; let the monitoring call Slack' };
  const at = occurrenceAt(reading.spec.document, ['error_policy', 'escalation', 'alert']);
  reading.add(modelDiagnostics.create('not-supported', parameters, at));
}

const usualStatus: Readonly<Record<ErrorCategoryName, number>> = {
  invalid_signature: 401,
  stale_timestamp: 401,
  validation_error: 400,
  storage_failure: 503,
  side_effect_failure: 502,
};

function reachableCategories(inbound: Inbound | undefined): readonly ErrorCategoryName[] {
  const authentication = inbound?.authentication;
  return [
    ...(authentication && authentication.scheme !== 'none' ? (['invalid_signature'] as const) : []),
    ...(authentication?.scheme === 'hmac-sha256' && authentication.freshness ? (['stale_timestamp'] as const) : []),
    'validation_error',
    'storage_failure',
    'side_effect_failure',
  ];
}

/** The outbound calls, each with a real URL and its own attempts. */
export function normalizeOutbound(reading: ModuleReading, maxAttempts: number): readonly OutboundCall[] {
  const names = new Set<string>();
  return reading.spec.value.interfaces.outbound.map((call, index) => {
    const path = ['interfaces', 'outbound', index] as const;
    if (!isUrl(call.endpoint)) {
      const parameters = {
        value: withoutCredentials(call.endpoint),
        problem: 'is no complete http(s) URL',
        meaning: 'such as https://api.example.com/v1/messages, without user and password',
      };
      reading.add(
        modelDiagnostics.create('wrong-form', parameters, occurrenceAt(reading.spec.document, [...path, 'endpoint'])),
      );
    }
    if (names.has(call.name))
      reading.add(
        modelDiagnostics.create(
          'contradiction',
          { here: `The outbound call \`${call.name}\` is declared`, there: 'it is declared a second time' },
          occurrenceAt(reading.spec.document, [...path, 'name']),
        ),
      );
    names.add(call.name);
    if (call.auth_env !== undefined && !declaresVariable(reading, call.auth_env)) {
      const parameters = {
        here: `The call is authorised by \`${call.auth_env}\``,
        there: 'environment does not list it',
      };
      reading.add(
        modelDiagnostics.create(
          'contradiction',
          parameters,
          occurrenceAt(reading.spec.document, [...path, 'auth_env']),
        ),
      );
    }
    const authEnv = call.auth_env === undefined ? {} : { authEnv: call.auth_env };
    return {
      name: call.name,
      endpoint: call.endpoint,
      method: call.method,
      timeoutSeconds: call.timeout_seconds,
      attempts: call.retry ? maxAttempts : 1,
      ...authEnv,
    };
  });
}

/** The address without user and password: a finding is printed and kept in logs. */
export function withoutCredentials(endpoint: string): string {
  return endpoint.replace(/\/\/[^/?#]*@/, '//…@');
}

/** True for a complete http(s) URL without user and password. */
export function isUrl(endpoint: string): boolean {
  if (/\.\.\.|[<>{}\s]/.test(endpoint) || !URL.canParse(endpoint)) return false;
  const { protocol, username, password } = new URL(endpoint);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function declaresVariable(reading: ModuleReading, name: string): boolean {
  const { required, optional } = reading.spec.value.environment;
  return [...required, ...optional].some((variable) => variable.name === name);
}

/** What the module shows of itself. */
export function normalizeObservability(reading: ModuleReading): Observability {
  const { logs, metrics, traces } = reading.spec.value.observability;
  return { logLevel: logs.level, metrics: metrics.enabled, traces: traces.enabled };
}
