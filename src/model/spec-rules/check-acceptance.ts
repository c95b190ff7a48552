import type { Diagnostic } from '../../diagnostics/index.js';
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
  if (!negative || lacksNegatives(reading)) return [];
  if (negative.map(wordsOf).some((words) => gates.some((gate) => gate.test(words)))) return [];
  const fix = criterion(reading, {
    description: 'A malformed event changes nothing.',
    expected: 'Rejected as a validation error.',
    test: 'malformed_rejected',
  });
  const place = { ...at(reading, ['acceptance', 'negative'], 'key'), fix };
  return [specRuleDiagnostics.create('hostile-case-missing', { count: negative.length }, place)];
}

const rejection =
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

interface Expectation {
  readonly key: 'requires_runtime_wiring' | 'requires_packet_contract' | 'requires_negative_tests';
  readonly section: string;
  readonly isMet: (reading: RuleReading) => boolean;
}

const expectations: readonly Expectation[] = [
  {
    key: 'requires_runtime_wiring',
    section: 'runtime_wiring',
    isMet: ({ spec }) => spec.value.runtime_wiring !== undefined,
  },
  {
    key: 'requires_packet_contract',
    section: 'packet_contract.emits',
    isMet: ({ spec }) => (spec.value.packet_contract?.emits ?? []).length > 0,
  },
  {
    key: 'requires_negative_tests',
    section: 'acceptance.negative',
    isMet: ({ spec }) => (spec.value.acceptance?.negative ?? []).length > 0,
  },
];

/** What `tier_expectations` requires is there; what it does not require and is there all the same is told as well. */
export function checkTierExpectations(reading: RuleReading): readonly Diagnostic[] {
  const stated = reading.spec.value.tier_expectations;
  return expectations.flatMap(({ key, section, isMet }) => {
    const place = at(reading, ['tier_expectations', key]);
    if (stated?.[key] === true && !isMet(reading))
      return [specRuleDiagnostics.create('tier-expectation-unmet', { key, section }, place)];
    if (stated?.[key] !== false || !isMet(reading)) return [];
    return [
      specRuleDiagnostics.create('tier-expectation-understated', { key, section }, { ...place, fix: `${key}: true` }),
    ];
  });
}

function lacksNegatives({ spec }: RuleReading): boolean {
  const { tier_expectations: stated, acceptance } = spec.value;
  return stated?.requires_negative_tests === true && acceptance?.negative?.length === 0;
}
