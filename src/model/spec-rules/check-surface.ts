import type { Diagnostic } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

/** `callable_from` and what `external_surface` exposes say the same: a webhook is called from outside, a tool from inside. */
export function checkCallers(reading: RuleReading): readonly Diagnostic[] {
  const surface = reading.spec.value.external_surface;
  const callers = surface?.callable_from;
  if (!surface || !callers) return [];
  const hasRoute = surface.exposes_webhook === true || surface.exposes_http_endpoint === true;
  const disagreements = [
    ...(surface.exposes_webhook === true && !callers.includes('external')
      ? [{ claim: 'leaves out `external`', fact: 'a webhook is exposed, which platforms call', add: 'external' }]
      : []),
    ...(surface.exposes_tool === true && !callers.includes('internal')
      ? [{ claim: 'leaves out `internal`', fact: 'a tool is exposed, which agents call', add: 'internal' }]
      : []),
    ...(!hasRoute && callers.includes('external')
      ? [{ claim: 'lists `external`', fact: 'neither an HTTP endpoint nor a webhook is exposed', add: undefined }]
      : []),
  ];
  return disagreements.map(({ claim, fact, add }) => {
    const agreed = add === undefined ? callers.filter((caller) => caller !== 'external') : [...callers, add];
    const place = {
      ...at(reading, ['external_surface', 'callable_from']),
      fix: `callable_from: [${agreed.join(', ')}]`,
    };
    return specRuleDiagnostics.create('callable-from-disagrees', { claim, fact }, place);
  });
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
