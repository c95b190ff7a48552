import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import { isTierZero } from '../spec/tier-zero.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, criterion, wordsOf, type RuleReading } from './rule-reading.js';

// What a hostile or careless caller does: a forged origin, the same again, a broken message, a tool that is not there.
const gates: readonly RegExp[] = [
  /\b(auth\w*|unauth\w*|signatures?|secrets?|tokens?|credentials?|origin|forged|unsigned|api key|401|403)\b/,
  /\b(idempot\w*|duplicates?|dedup\w*|repeat\w*|repl(ay|ays|ayed)|twice)\b/,
  /\b(malformed|invalid|unparsable|schema|validation|wrong type)\b/,
  /\bunknown (tools?|operations?)\b/,
];

/** X8: at least one negative criterion is about origin, repetition, malformed input or an unknown tool. */
export function checkHostileCase(reading: RuleReading): readonly Diagnostic[] {
  const negative = reading.spec.value.acceptance?.negative;
  if (!negative) return [];
  if (negative.map(wordsOf).some((words) => gates.some((gate) => gate.test(words)))) return [];
  const fix = criterion(reading, {
    description: 'A malformed event changes nothing.',
    expected: 'Rejected as a validation error.',
    test: 'malformed_rejected',
  });
  const place = { ...at(reading, ['acceptance', 'negative'], 'key'), fix };
  return [specRuleDiagnostics.create('hostile-case-missing', { count: negative.length }, place)];
}

/** Words that say that something is refused. */
export const rejection =
  /\b(reject\w*|block(s|ed)|refus\w*|denie[sd]|denied|unauthori[sz]ed|forbidden|401|403|malformed|stale|invalid)\b/;

/** X25: what is refused stands under `negative`. */
export function checkPositives(reading: RuleReading): readonly Diagnostic[] {
  return (reading.spec.value.acceptance?.positive ?? []).flatMap((item, index) => {
    const word = rejection.exec(wordsOf(item))?.[0];
    if (word === undefined) return [];
    const path = ['acceptance', 'positive', index];
    return [
      specRuleDiagnostics.create(
        'rejection-in-positive',
        { id: item.id ?? String(index + 1), word },
        at(reading, path),
      ),
    ];
  });
}

/**
 * What `tier_expectations` requires is there; what it does not require and is there all the same is told as well. Only
 * tier 0 may have no packets, so that above it their absence is told where packets are normalised.
 */
export function checkTierExpectations(reading: RuleReading): readonly Diagnostic[] {
  const { tier_expectations: stated, packet_contract: packets, acceptance } = reading.spec.value;
  const expectations = [
    { key: 'requires_packet_contract', section: 'packet_contract.emits', size: packets?.emits.length ?? 0 },
    { key: 'requires_negative_tests', section: 'acceptance.negative', size: acceptance?.negative.length ?? 0 },
  ] as const;
  return expectations.flatMap(({ key, section, size }) => {
    const place = (): Occurrence => at(reading, ['tier_expectations', key]);
    if (stated?.[key] === true && size === 0 && isTierZero(reading.spec.value))
      return [specRuleDiagnostics.create('tier-expectation-unmet', { key, section }, place())];
    if (stated?.[key] !== false || size === 0) return [];
    const fix = `${key}: true`;
    return [specRuleDiagnostics.create('tier-expectation-understated', { key, section }, { ...place(), fix })];
  });
}
