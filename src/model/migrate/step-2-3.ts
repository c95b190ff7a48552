import { isMapping } from '../../documents/index.js';
import type { SpecEdit } from './spec-edit.js';
import { fillSection } from './fill.js';
import type { MigrationStep, SpecReading } from './migration-step.js';
import { askTruth } from './questions.js';
import { tierOf } from './step-2-2.js';

/** 2.3 tells how the module is reached, which packets it writes, and how far it is tested. */
export const stepTo23: MigrationStep = {
  from: '2.2',
  to: '2.3',
  edits: (reading) => [...surfaceEdits(reading), ...packetEdits(reading), ...bootEdits(reading), ...testEdits(reading)],
};

function hasInbound({ listAt }: SpecReading): boolean {
  return listAt('interfaces', 'inbound').length > 0;
}

function isFoundation(reading: SpecReading): boolean {
  return !hasInbound(reading) && tierOf(reading) === 0;
}

function surfaceEdits(reading: SpecReading): readonly SpecEdit[] {
  const isReached = hasInbound(reading);
  const isTool = (): boolean =>
    askTruth(reading, {
      key: 'external_surface.exposes_tool',
      question: 'May agents call the module as a tool?',
      why: 'no earlier version says it',
    });
  const isWebhook = (): boolean =>
    isReached &&
    askTruth(reading, {
      key: 'external_surface.exposes_webhook',
      question: 'Does a platform call the route with its events?',
      why: 'a route alone does not tell a webhook from an endpoint',
      at: ['interfaces', 'inbound'],
    });
  return fillSection(reading, 'external_surface', {
    exposes_http_endpoint: isReached,
    exposes_webhook: isWebhook,
    exposes_tool: isTool,
    callable_from: () => [...(isReached ? ['external'] : []), ...(isTool() || !isReached ? ['internal'] : [])],
  });
}

function packetEdits(reading: SpecReading): readonly SpecEdit[] {
  const prefix = `${reading.snake}.`;
  const usual = ['in', 'out', 'error'].map((suffix) => prefix + suffix);
  const named = reading.listAt('orchestration', 'side_effects').flatMap((effect) => {
    const packet = isMapping(effect) ? effect['packet_type'] : undefined;
    return typeof packet === 'string' && packet.startsWith(prefix) ? [packet] : [];
  });
  // The modules that everything else stands on work before packets can be written.
  const emits = () => (isFoundation(reading) ? named : [...new Set([...usual, ...named])]);
  return fillSection(reading, 'packet_contract', {
    emits,
    requires_metadata: () => (emits().length === 0 ? [] : ['task_id', 'thread_uuid', 'source', 'tool_id']),
  });
}

function bootEdits(reading: SpecReading): readonly SpecEdit[] {
  const level = (): string => {
    if (reading.at('runtime_touchpoints', 'affects_boot') !== true) return 'none';
    return reading.ask({
      key: 'boot_impact.level',
      question: 'What becomes of the boot when the module cannot start?',
      why: 'affects_boot says that it matters, not how much',
      allowed: ['soft', 'hard'],
      onlyIf: { key: 'runtime_touchpoints.affects_boot', is: 'true' },
      at: ['runtime_touchpoints', 'affects_boot'],
    });
  };
  return fillSection(reading, 'boot_impact', { level });
}

function testEdits(reading: SpecReading): readonly SpecEdit[] {
  const files = reading.listAt('repo', 'allowed_new_files').map(String);
  const hasFile = (word: string): boolean => files.some((file) => file.toLowerCase().includes(word));
  return fillSection(reading, 'test_scope', {
    unit: true,
    integration: () => hasFile('integration') || hasInbound(reading) || tierOf(reading) >= 2,
    docker_smoke: hasInbound(reading) || hasFile('smoke'),
  });
}
