import type { Diagnostic } from '../../diagnostics/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

const smokeFlag = ['test_scope', 'docker_smoke'] as const;

/** X1: an HTTP endpoint is shown to answer in a running host. */
export function checkSmokeScope(reading: RuleReading): readonly Diagnostic[] {
  const { external_surface: surface, test_scope: scope } = reading.spec.value;
  if (surface?.exposes_http_endpoint !== true || scope?.docker_smoke !== false) return [];
  return [specRuleDiagnostics.create('smoke-test-off', {}, { ...at(reading, smokeFlag), fix: 'docker_smoke: true' })];
}

/** X2: a smoke test that is demanded is planned, and the reverse. The plan is the list of tests in module.meta.yaml. */
export function checkSmokePlan(reading: RuleReading): readonly Diagnostic[] {
  const { meta } = reading;
  const demanded = reading.spec.value.test_scope?.docker_smoke;
  const planned = [...(meta?.value.tests?.unit_tests ?? []), ...(meta?.value.tests?.integration_tests ?? [])].map(
    ({ file }) => file,
  );
  if (!meta || planned.length === 0 || demanded === undefined) return [];
  const smoke = planned.find((file) => /smoke/i.test(file.slice(file.lastIndexOf('/') + 1)));
  if (demanded && smoke === undefined) {
    const file = `tests/modules/${reading.snake}/${reading.snake}_smoke.test.ts`;
    const fix = `- file: ${file}\n  must_cover:\n    - The module answers in a running host.`;
    const place = { ...occurrenceAt(meta.document, ['tests'], 'key'), fix };
    return [specRuleDiagnostics.create('smoke-test-not-planned', { count: planned.length }, place)];
  }
  // X1 tells already that the flag should be on.
  if (demanded || smoke === undefined || checkSmokeScope(reading).length > 0) return [];
  const place = { ...at(reading, smokeFlag), fix: 'docker_smoke: true' };
  return [specRuleDiagnostics.create('smoke-test-not-demanded', { file: smoke }, place)];
}

/** X3 and X4: outside the api service, and from tier 2 on, a module is tested together with what it uses. */
export function checkIntegrationScope(reading: RuleReading): readonly Diagnostic[] {
  const { runtime_wiring: wiring, metadata, test_scope: scope } = reading.spec.value;
  if (scope?.integration !== false) return [];
  const service = wiring?.service;
  const tier = metadata?.tier ?? 0;
  const reasons = [
    ...(service !== undefined && service !== 'api' ? [`the module runs in the service \`${service}\``] : []),
    ...(tier >= 2 ? [`it has tier ${tier}`] : []),
  ];
  if (reasons.length === 0) return [];
  const place = { ...at(reading, ['test_scope', 'integration']), fix: 'integration: true' };
  return [specRuleDiagnostics.create('integration-test-off', { reasons }, place)];
}
