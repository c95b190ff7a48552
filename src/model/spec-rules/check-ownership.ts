import type { Diagnostic } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

/** X21: whoever owns the numbers, or is called at night, is the owner of the module. */
export function checkOwnership(reading: RuleReading): readonly Diagnostic[] {
  const { ownership, delivery_metrics: metrics, escalation_policy: escalation } = reading.spec.value;
  const team = { key: 'ownership.team', value: ownership?.team };
  const contact = { key: 'ownership.primary_contact', value: ownership?.primary_contact };
  const repeated = [
    { path: ['delivery_metrics', 'ownership', 'primary'], found: metrics?.ownership?.primary, owner: team },
    { path: ['delivery_metrics', 'ownership', 'escalation'], found: metrics?.ownership?.escalation, owner: contact },
    {
      path: ['escalation_policy', 'on_repeated_failure', 'escalate_to'],
      found: escalation?.on_repeated_failure?.escalate_to,
      owner: contact,
    },
    {
      path: ['escalation_policy', 'on_boot_block', 'escalate_to'],
      found: escalation?.on_boot_block?.escalate_to,
      owner: contact,
    },
  ];
  return repeated.flatMap(({ path, found, owner }) => {
    const { key, value: expected } = owner;
    if (found === undefined || expected === undefined || found === expected) return [];
    const place = { ...at(reading, path), fix: `${path.at(-1) ?? ''}: ${expected}` };
    return [specRuleDiagnostics.create('owner-differs', { here: path.join('.'), found, key, expected }, place)];
  });
}
