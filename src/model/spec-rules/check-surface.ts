import type { Diagnostic } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

/** `callable_from` and what `external_surface` exposes say the same: a webhook is called from outside, a tool from inside. */
export function checkCallers(reading: RuleReading): readonly Diagnostic[] {
  const surface = reading.spec.value.external_surface;
  if (!surface) return [];
  const callers = surface.callable_from;
  const isReached = surface.exposes_webhook || surface.exposes_http_endpoint;
  const reasons = [
    ...(surface.exposes_webhook && !callers.includes('external')
      ? ['leaves out `external`, although a webhook is exposed']
      : []),
    ...(surface.exposes_tool && !callers.includes('internal')
      ? ['leaves out `internal`, although a tool is exposed']
      : []),
    ...(!isReached && callers.includes('external')
      ? ['lists `external`, although neither an HTTP endpoint nor a webhook is exposed']
      : []),
  ];
  if (reasons.length === 0) return [];
  const agreed = [
    ...(surface.exposes_webhook || (isReached && callers.includes('external')) ? ['external'] : []),
    ...(surface.exposes_tool || callers.includes('internal') || !isReached ? ['internal'] : []),
  ];
  const place = { ...at(reading, ['external_surface', 'callable_from']), fix: `callable_from: [${agreed.join(', ')}]` };
  return [specRuleDiagnostics.create('callable-from-disagrees', { reasons }, place)];
}

/** What a module touches by its other sections, `runtime_touchpoints` does not deny. */
export function checkTouchpoints(reading: RuleReading): readonly Diagnostic[] {
  const { runtime_touchpoints: touches, interfaces, dependency_contract: contract } = reading.spec.value;
  const { idempotency, packet_expectations: packets } = reading.spec.value;
  const callsOut =
    (interfaces?.outbound ?? []).length > 0 || (contract?.outbound ?? []).some((call) => call.to_module === 'external');
  const keeps = [
    ...(idempotency?.durability === 'substrate' ? ['idempotency.durability is `substrate`'] : []),
    ...([packets?.durability?.success, packets?.durability?.error].includes('durable') ? ['packets are durable'] : []),
  ];
  const denied = [
    ...(touches?.touches_external_network === false && callsOut
      ? [{ key: 'touches_external_network', because: 'outbound calls are declared' }]
      : []),
    ...(touches?.touches_db === false && keeps.length > 0 ? [{ key: 'touches_db', because: keeps.join(' and ') }] : []),
  ];
  return denied.map(({ key, because }) => {
    const place = { ...at(reading, ['runtime_touchpoints', key]), fix: `${key}: true` };
    return specRuleDiagnostics.create('touchpoint-denied', { key, because }, place);
  });
}

/** X26: who touches tools exposes one, or calls or is called through one. */
export function checkToolTouch(reading: RuleReading): readonly Diagnostic[] {
  const { runtime_touchpoints: touches, external_surface: surface } = reading.spec.value;
  const { dependency_contract: contract, dependencies } = reading.spec.value;
  const calls = [...(contract?.inbound ?? []), ...(contract?.outbound ?? []), ...(dependencies?.outbound_calls ?? [])];
  if (touches?.touches_tools !== true || surface?.exposes_tool !== false) return [];
  if (calls.some((call) => call.interface === 'tool')) return [];
  const place = { ...at(reading, ['runtime_touchpoints', 'touches_tools']), fix: 'touches_tools: false' };
  return [specRuleDiagnostics.create('tools-out-of-reach', {}, place)];
}
