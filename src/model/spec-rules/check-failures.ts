import type { Diagnostic } from '../../diagnostics/index.js';
import { resolveDependency } from '../module/host-services.js';
import { headersOf } from '../module/normalize-inbound.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

/** X23: a check that asks the substrate needs what it asks about to be there, and the substrate to be up. */
export function checkDedupeCheck(reading: RuleReading): readonly Diagnostic[] {
  const { idempotency, runtime_wiring: wiring } = reading.spec.value;
  const method = idempotency?.check_method;
  if (method?.startsWith('substrate_') !== true) return [];
  const durability = idempotency?.durability;
  const lacking = [
    ...(durability === undefined || durability === 'substrate' ? [] : [`idempotency.durability is \`${durability}\``]),
    ...(wiring?.depends_on && !wiring.depends_on.some((name) => resolveDependency(name, []) === 'memory.service')
      ? ['depends_on leaves out `memory.service`']
      : []),
  ];
  if (lacking.length === 0) return [];
  const place = at(reading, ['idempotency', 'check_method']);
  return [specRuleDiagnostics.create('dedupe-check-not-durable', { method, lacking }, place)];
}

/** X24: a failure that has an answer can occur. The age of an event is judged by a header, its origin by `auth`. */
export function checkReachableFailures(reading: RuleReading): readonly Diagnostic[] {
  const { error_policy: policy, interfaces } = reading.spec.value;
  const [inbound] = interfaces?.inbound ?? [];
  if (!policy?.categories || !inbound) return [];
  // A signature whose header is not declared is told by itself; most likely all headers are lost.
  const isUnsigned = inbound.auth === 'hmac-sha256' && headersOf(inbound, 'signature').length === 0;
  // A signed text that holds {timestamp} asks for the header; that it is missing is told there.
  const hasTime =
    headersOf(inbound, 'timestamp').length > 0 || (inbound.signature?.signed_text ?? '').includes('{timestamp}');
  const unreachable = [
    ...(hasTime || isUnsigned
      ? []
      : [{ name: 'stale_timestamp', why: 'no header of the inbound interface carries a timestamp' }]),
    ...(inbound.auth === 'none' ? [{ name: 'invalid_signature', why: 'the inbound interface has `auth: none`' }] : []),
  ];
  return unreachable
    .filter(({ name }) => policy.categories?.[name] !== undefined)
    .map(({ name, why }) => {
      const place = at(reading, ['error_policy', 'categories', name], 'key');
      return specRuleDiagnostics.create('failure-out-of-reach', { name, why }, place);
    });
}
