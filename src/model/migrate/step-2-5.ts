import { isMapping } from '../../documents/index.js';
import { fillSection } from './fill.js';
import type { MigrationStep, SpecReading } from './migration-step.js';
import type { Source } from './yaml-source.js';

/** 2.5 repeats in contracts what other sections say already, and adds what sets the module to work. */
export const stepTo25: MigrationStep = {
  from: '2.4',
  to: '2.5',
  edits: (reading) => [
    ...fillSection(reading, 'runtime_contract', runtimeOf(reading)),
    ...fillSection(reading, 'dependency_contract', {
      inbound: () => inboundOf(reading),
      outbound: () => outboundOf(reading),
    }),
    ...fillSection(reading, 'packet_expectations', expectationsOf(reading)),
    ...fillSection(reading, 'tier_expectations', {
      requires_runtime_wiring: reading.at('runtime_wiring') !== undefined,
      requires_packet_contract: reading.listAt('packet_contract', 'emits').length > 0,
      requires_negative_tests: reading.listAt('acceptance', 'negative').length > 0,
    }),
  ],
};

function runtimeOf(reading: SpecReading) {
  const model = executionModelOf(reading);
  return {
    runtime_class: () =>
      reading.ask({
        key: 'runtime_contract.runtime_class',
        question: 'Which plane does the module serve?',
        why: 'no earlier version says it, and no other section tells',
        allowed: ['control_plane', 'data_plane', 'background'],
        at: ['runtime_wiring'],
      }),
    execution_model: model,
    ...(model() === 'scheduled' ? { schedule: () => askSchedule(reading) } : {}),
  };
}

function executionModelOf({ at, ask }: SpecReading): () => string {
  const surface = ['exposes_http_endpoint', 'exposes_webhook'].some((key) => at('external_surface', key) === true);
  const service = at('runtime_wiring', 'service');
  return () => {
    const written = at('runtime_contract', 'execution_model');
    if (typeof written === 'string') return written;
    if (surface) return 'request_driven';
    if (service === 'scheduler') return 'scheduled';
    if (service === 'worker') return 'event_driven';
    return ask({
      key: 'runtime_contract.execution_model',
      question: 'What sets the module to work?',
      why: 'neither its surface nor its service tells',
      allowed: ['request_driven', 'event_driven', 'scheduled'],
      at: ['external_surface'],
    });
  };
}

function askSchedule({ ask }: SpecReading): string {
  return ask({
    key: 'runtime_contract.schedule',
    question: 'When does it run (minute hour day month weekday, UTC)?',
    why: 'earlier versions have no place for it',
    suggestion: '*/15 * * * *',
    at: ['runtime_wiring', 'service'],
  });
}

function inboundOf({ listAt }: SpecReading): readonly Source[] {
  return listAt('interfaces', 'inbound').flatMap((call): readonly Source[] => {
    const route = isMapping(call) ? call['route'] : undefined;
    return typeof route === 'string' ? [{ from_module: 'external', interface: 'http', endpoint: route }] : [];
  });
}

function outboundOf({ listAt }: SpecReading): readonly Source[] {
  const declared = listAt('dependencies', 'outbound_calls')
    .filter(isMapping)
    .map(({ module, interface: by, endpoint }) => ({
      to_module: String(module),
      interface: String(by),
      endpoint: String(endpoint),
    }));
  const known = new Set(declared.map(({ endpoint }) => endpoint));
  const external = listAt('interfaces', 'outbound').flatMap((call) => {
    const endpoint = isMapping(call) ? call['endpoint'] : undefined;
    const isNew = typeof endpoint === 'string' && !known.has(endpoint);
    return isNew ? [{ to_module: 'external', interface: 'http', endpoint }] : [];
  });
  return [...declared, ...external];
}

function expectationsOf({ at, listAt }: SpecReading) {
  const packets = listAt('packet_contract', 'emits').map(String);
  const isError = (packet: string): boolean => packet.endsWith('.error');
  return {
    on_success: { emits: packets.filter((packet) => !isError(packet)) },
    on_error: { emits: packets.filter(isError) },
    durability: {
      success: at('runtime_touchpoints', 'touches_db') === true ? 'durable' : 'best_effort',
      error: 'best_effort',
    },
  };
}
