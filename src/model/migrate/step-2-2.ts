import { isMapping } from '../../documents/index.js';
import { criterionIds } from '../spec/criterion-ids.js';
import { fillMapping, fillSection } from './fill.js';
import type { MigrationStep, SpecReading } from './migration-step.js';
import { askNegative, askTruth } from './questions.js';
import type { SpecEdit } from './spec-edit.js';
import type { Source } from './yaml-source.js';

/** 2.2 tells what is called, touched and acknowledged, and how errors and repeated events are treated. */
export const stepTo22: MigrationStep = {
  from: '2.1',
  to: '2.2',
  edits: (reading) => [
    ...fillSection(reading, 'dependencies', {
      allowed_tiers: () => lowerTiers(tierOf(reading)),
      outbound_calls: () => externalCalls(reading),
    }),
    ...fillSection(reading, 'idempotency', idempotencyOf(reading)),
    ...fillSection(reading, 'error_policy', errorPolicyOf(reading)),
    ...fillSection(reading, 'runtime_touchpoints', touchpointsOf(reading)),
    ...acceptanceEdits(reading),
    ...fillSection(reading, 'global_invariants_ack', acknowledgedInvariants(reading)),
    ...fillSection(reading, 'spec_confidence', {
      level: () =>
        reading.ask({
          key: 'spec_confidence.level',
          question: 'How sure are you of what the spec says?',
          why: 'no earlier version asked',
          allowed: ['low', 'medium', 'high'],
        }),
    }),
  ],
};

/** The tier of the module: the registry's, else the person's. */
export function tierOf({ facts, ask }: SpecReading): number {
  if (facts.tier !== undefined) return facts.tier;
  const answer = ask({
    key: 'metadata.tier',
    question: 'Which load-order tier has the module?',
    why: 'the registry has no entry for the module, and it alone assigns tiers',
    allowed: ['0', '1', '2', '3', '4', '5', '6', '7'],
    at: ['module'],
  });
  return Number(answer);
}

function lowerTiers(tier: number): readonly number[] {
  return Array.from({ length: tier }, (_, lower) => lower);
}

function externalCalls({ listAt }: SpecReading): readonly Source[] {
  return listAt('interfaces', 'outbound').flatMap((call): readonly Source[] => {
    const endpoint = isMapping(call) ? call['endpoint'] : undefined;
    return typeof endpoint === 'string' ? [{ module: 'external', interface: 'http', endpoint }] : [];
  });
}

function idempotencyOf({ ask }: SpecReading) {
  return {
    pattern: () =>
      ask({
        key: 'idempotency.pattern',
        question: 'How is a repeated event recognised?',
        why: 'dedupe_key does not tell the pattern',
        allowed: ['event_id', 'composite_key', 'substrate_lookup'],
      }),
    source: () =>
      ask({
        key: 'idempotency.source',
        question: 'Where does the key of an event come from?',
        why: 'dedupe_key does not tell the source',
        allowed: ['platform_event_id', 'webhook_header', 'computed_hash'],
      }),
    durability: () =>
      ask({
        key: 'idempotency.durability',
        question: 'Where are the keys of events kept?',
        why: 'earlier versions did not say whether keys outlive a restart',
        allowed: ['in_memory', 'substrate'],
      }),
  };
}

function errorPolicyOf(reading: SpecReading) {
  const { ask, listAt } = reading;
  const retries = listAt('interfaces', 'outbound').some((call) => isMapping(call) && call['retry'] === true);
  const attempts = (): number =>
    !retries
      ? 0
      : Number(
          ask({
            key: 'error_policy.retries.max_attempts',
            question: 'How often is a failed call tried?',
            why: 'an outbound call says retry: true, but not how often',
            allowed: ['1', '3'],
          }),
        );
  return {
    default: () =>
      ask({
        key: 'error_policy.default',
        question: 'Does a failing step end the work, or does the work go on?',
        why: 'error categories tell each error, not the rule',
        allowed: ['fail_fast', 'best_effort'],
      }),
    retries: { enabled: retries, max_attempts: attempts },
    // Nothing compensated before; nothing does now.
    compensating_action: 'none',
  };
}

function touchpointsOf(reading: SpecReading) {
  const why = 'earlier versions did not say what the module touches';
  const touches = (key: string, question: string) => () =>
    askTruth(reading, { key: `runtime_touchpoints.${key}`, question, why });
  return {
    touches_db: touches('touches_db', 'Does the module read or write the database?'),
    touches_tools: touches('touches_tools', 'Does the module call tools?'),
    touches_external_network: reading.listAt('interfaces', 'outbound').length > 0,
    affects_boot: touches('affects_boot', 'Can the module keep the service from starting?'),
  };
}

function acceptanceEdits(reading: SpecReading): readonly SpecEdit[] {
  const edits: SpecEdit[] = [];
  if (reading.at('acceptance', 'positive') === undefined && reading.at('acceptance', 'required') !== undefined) {
    edits.push({ kind: 'rename-key', path: ['acceptance', 'required'], key: 'positive' });
    const items = reading.listAt('acceptance', 'required');
    for (const [index, id] of criterionIds(items, 'AP').entries()) {
      const item = items[index];
      if (!isMapping(item) || item['id'] !== undefined) continue;
      edits.push({ kind: 'insert', parent: ['acceptance', 'positive', index], key: 'id', text: id, isFirst: true });
    }
  }
  return [...edits, ...fillMapping(reading, ['acceptance'], { negative: () => [askNegative(reading)] })];
}

function acknowledgedInvariants(reading: SpecReading) {
  const acknowledged = () =>
    reading.ask({
      key: 'global_invariants_ack',
      question: 'Does the module keep the five global invariants?',
      why: 'an acknowledgement is worth nothing when a tool writes it',
      allowed: ['true'],
    }) === 'true';
  return {
    emits_packet_on_ingress: acknowledged,
    tool_calls_traceable: acknowledged,
    unknown_tool_id_hard_fail: acknowledged,
    malformed_packet_blocked: acknowledged,
    missing_env_fails_boot: acknowledged,
  };
}
