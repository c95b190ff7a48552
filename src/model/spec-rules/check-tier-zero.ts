import type { Diagnostic } from '../../diagnostics/index.js';
import type { DocumentPath } from '../../documents/index.js';
import { isExempt } from '../spec/tier-zero.js';
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

/** What tier 0 alone may lack or say has a meaning nowhere else: a module above waits for something, and is called by packets, HTTP or tools. */
export function checkTierZeroOnly(reading: RuleReading): readonly Diagnostic[] {
  const { metadata, runtime_wiring: wiring } = reading.spec.value;
  const { tier } = metadata;
  if (tier === undefined) return [];
  const waitsForNothing = wiring?.depends_on.length === 0;
  const empty = { path: ['runtime_wiring', 'depends_on'], key: 'runtime_wiring.depends_on', value: 'empty' };
  return [...(waitsForNothing ? [empty] : []), ...importsOf(reading)]
    .filter(({ key, value }) => !isExempt(reading.spec.value, key, value))
    .map(({ path, key, value }) => {
      const parameters = { key, value: value === 'empty' ? 'empty' : `\`${value}\``, tier };
      return specRuleDiagnostics.create('tier-zero-only', parameters, at(reading, path));
    });
}

interface Stated {
  readonly path: DocumentPath;
  readonly key: string;
  readonly value: string;
}

// Calls that are imports of Python modules.
function importsOf({ spec }: RuleReading): readonly Stated[] {
  const { dependency_contract: contract, dependencies } = spec.value;
  const places = [
    [['dependency_contract', 'inbound'], contract?.inbound],
    [['dependency_contract', 'outbound'], contract?.outbound],
    [['dependencies', 'outbound_calls'], dependencies?.outbound_calls],
  ] as const;
  return places.flatMap(([place, calls]) =>
    (calls ?? []).flatMap(({ interface: value }, index) =>
      value === 'python_import' || value === 'direct'
        ? [{ path: [...place, index, 'interface'], key: `${place.join('.')}.interface`, value }]
        : [],
    ),
  );
}
