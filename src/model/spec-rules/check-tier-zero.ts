import type { Diagnostic } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

/** X22: a module of tier 0 stands under all others: it waits for nobody, starts first, and nobody reaches it from outside. */
export function checkTierZero(reading: RuleReading): readonly Diagnostic[] {
  const { metadata, runtime_wiring: wiring, external_surface: surface, packet_contract: packets } = reading.spec.value;
  if (metadata?.tier !== 0) return [];
  const dependsOn = wiring?.depends_on ?? [];
  const exposed = [surface?.exposes_http_endpoint, surface?.exposes_webhook, surface?.exposes_tool].includes(true);
  const deviations = [
    ...(dependsOn.length > 0 ? [`depends on ${dependsOn.map((name) => `\`${name}\``).join(', ')}`] : []),
    ...(wiring?.startup_phase !== undefined && wiring.startup_phase !== 'early'
      ? [`starts in the phase \`${wiring.startup_phase}\``]
      : []),
    ...(wiring?.blocks_startup_on_failure === false ? ['lets the host start without it'] : []),
    ...(exposed ? ['exposes a surface'] : []),
    ...((packets?.emits ?? []).length > 0 ? ['writes packets'] : []),
  ];
  if (deviations.length === 0) return [];
  return [specRuleDiagnostics.create('tier-zero-not-foundation', { deviations }, at(reading, ['metadata', 'tier']))];
}
