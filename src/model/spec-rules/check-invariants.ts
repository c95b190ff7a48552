import type { Diagnostic } from '../../diagnostics/index.js';
import { isExempt, isTierZero } from '../spec/tier-zero.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

/** X9: the five invariants hold for every module; tier 0 may say otherwise of what it has none of. */
export function checkInvariants(reading: RuleReading): readonly Diagnostic[] {
  const { value } = reading.spec;
  return Object.entries(value.global_invariants_ack ?? {}).flatMap(([name, holds]) => {
    const path = ['global_invariants_ack', name];
    if (holds || isExempt(value, path.join('.'), false)) return [];
    const place = { ...at(reading, path), fix: `${name}: true` };
    return [specRuleDiagnostics.create('invariant-denied', { name, isFoundation: isTierZero(value) }, place)];
  });
}
