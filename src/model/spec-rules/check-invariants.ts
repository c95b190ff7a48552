import type { Diagnostic } from '../../diagnostics/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import { isExempt, isTierZero } from '../spec/tier-zero.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

const invariants = [
  'emits_packet_on_ingress',
  'tool_calls_traceable',
  'unknown_tool_id_hard_fail',
  'malformed_packet_blocked',
  'missing_env_fails_boot',
] as const;

/** X9: the five invariants hold for every module; tier 0 may say otherwise of what it has none of. */
export function checkInvariants(reading: RuleReading): readonly Diagnostic[] {
  const { value } = reading.spec;
  const acknowledged = value.global_invariants_ack;
  if (!acknowledged) return [];
  const open = invariants.filter(
    (name) => acknowledged[name] !== true && !isExempt(value, `global_invariants_ack.${name}`, false),
  );
  const absent = open.filter((name) => acknowledged[name] === undefined);
  const denied = open.filter((name) => acknowledged[name] === false);
  return [
    ...(absent.length > 0 ? [unacknowledged(reading, absent)] : []),
    ...denied.map((name) => {
      const place = { ...at(reading, ['global_invariants_ack', name]), fix: `${name}: true` };
      return specRuleDiagnostics.create('invariant-denied', { name, isFoundation: isTierZero(value) }, place);
    }),
  ];
}

function unacknowledged(reading: RuleReading, keys: readonly string[]): Diagnostic {
  const parameters = { where: '`global_invariants_ack`', keys, total: invariants.length };
  const fix = keys.map((name) => `${name}: true`).join('\n');
  return modelDiagnostics.create('missing-keys', parameters, { ...at(reading, ['global_invariants_ack'], 'key'), fix });
}
