import { isMapping } from '../../documents/index.js';
import { criterionIds } from '../spec/criterion-ids.js';
import { fillMapping, fillSection } from './fill.js';
import type { MigrationStep, SpecReading } from './migration-step.js';
import type { SpecEdit } from './spec-edit.js';
import { tierOf } from './step-2-2.js';
import { flowSource, yamlSource } from './yaml-source.js';

/** 2.4 calls the module by its metadata, names its owners, and says where and when it runs. */
export const stepTo24: MigrationStep = {
  from: '2.3',
  to: '2.4',
  edits: (reading) => [
    ...metadataEdits(reading),
    ...fillSection(reading, 'ownership', ownershipOf(reading)),
    ...fillSection(reading, 'runtime_wiring', wiringOf(reading)),
    ...callEdits(reading),
    ...threadEdits(reading),
    ...dropped(reading, ['idempotency', 'enabled'], ['idempotency', 'on_duplicate']),
    ...escalationEdits(reading),
    ...observabilityEdits(reading),
    ...criterionEdits(reading),
    ...dropped(reading, ['acceptance', 'forbidden'], ['standards', 'optional_files']),
  ],
};

function dropped(reading: SpecReading, ...paths: readonly (readonly string[])[]): readonly SpecEdit[] {
  return paths.filter((path) => reading.at(...path) !== undefined).map((path) => ({ kind: 'drop', path }));
}

function metadataEdits(reading: SpecReading): readonly SpecEdit[] {
  const module = reading.at('module');
  if (!isMapping(module)) return [];
  const renamed = { id: 'module_id', purpose: 'description' } as const;
  return [
    { kind: 'rename-key', path: ['module'], key: 'metadata' },
    ...Object.entries(renamed).flatMap(([old, key]): readonly SpecEdit[] =>
      module[old] === undefined ? [] : [{ kind: 'rename-key', path: ['metadata', old], key }],
    ),
    ...(module['tier'] === undefined
      ? [{ kind: 'insert', parent: ['metadata'], key: 'tier', text: String(tierOf(reading)), after: 'name' } as const]
      : []),
    ...(module['owner'] === undefined ? [] : [{ kind: 'drop', path: ['metadata', 'owner'] } as const]),
  ];
}

function ownershipOf(reading: SpecReading) {
  const owner = reading.at('module', 'owner');
  return {
    team: () =>
      reading.ask({
        key: 'ownership.team',
        question: 'Which team owns the module?',
        why: 'earlier versions have one owner for all modules',
        allowed: ['core', 'infra', 'integrations', 'security', 'observability'],
        at: ['module', 'owner'],
      }),
    primary_contact: () =>
      reading.ask({
        key: 'ownership.primary_contact',
        question: 'Which role is asked first?',
        why: 'earlier versions have one owner for all modules',
        ...(typeof owner === 'string' ? { suggestion: owner } : {}),
        at: ['module', 'owner'],
      }),
  };
}

function wiringOf(reading: SpecReading) {
  const isReached = reading.at('external_surface', 'exposes_http_endpoint') === true;
  const keepsPackets = reading.listAt('packet_contract', 'emits').length > 0;
  const touchesDatabase = reading.at('runtime_touchpoints', 'touches_db') === true;
  const needed = [...(touchesDatabase ? ['postgres'] : []), ...(keepsPackets ? ['memory.service'] : [])];
  // What everything else stands on starts first, waits for nothing, and nothing starts without it.
  const isFoundation = (): boolean => tierOf(reading) === 0;
  return {
    service: () =>
      isReached
        ? 'api'
        : reading.ask({
            key: 'runtime_wiring.service',
            question: 'Which service hosts the module?',
            why: 'it has no endpoint that would tell',
            allowed: ['api', 'worker', 'scheduler', 'memory'],
            // The one that raises no further question.
            standIn: 'worker',
            at: ['external_surface'],
          }),
    startup_phase: () => (isFoundation() ? 'early' : 'normal'),
    depends_on: () => (isFoundation() ? [] : needed),
    blocks_startup_on_failure: () => isFoundation() || reading.at('boot_impact', 'level') === 'hard',
  };
}

// Which endpoint is called, only the caller knows; a single outbound interface tells it for a single external call.
function callEdits(reading: SpecReading): readonly SpecEdit[] {
  const urls = reading.listAt('interfaces', 'outbound').flatMap((call) => {
    const endpoint = isMapping(call) ? call['endpoint'] : undefined;
    return typeof endpoint === 'string' ? [endpoint] : [];
  });
  const calls = reading.listAt('dependencies', 'outbound_calls');
  return calls.flatMap((call, index): readonly SpecEdit[] => {
    if (!isMapping(call) || call['endpoint'] !== undefined) return [];
    const [url] = urls;
    const isTold = calls.length === 1 && urls.length === 1 && call['module'] === 'external' && url !== undefined;
    const at = ['dependencies', 'outbound_calls', index];
    const endpoint = isTold ? url : askEndpoint(reading, String(call['module']), at);
    return [{ kind: 'insert', parent: at, key: 'endpoint', text: yamlSource(endpoint) }];
  });
}

function askEndpoint(reading: SpecReading, module: string, at: readonly (string | number)[]): string {
  return reading.ask({
    key: [...at, 'endpoint'].join('.'),
    question: `Which endpoint of ${module} is called?`,
    why: 'earlier versions name the module alone',
    at,
  });
}

// The lines move as they are: the namespace stays a name, and threads are uuid5(DNS, name) as before.
function threadEdits(reading: SpecReading): readonly SpecEdit[] {
  const thread = reading.at('idempotency', 'thread_id');
  if (!isMapping(thread)) return [];
  const strategy = 'deterministic_uuidv5';
  if (reading.isFlow('idempotency')) return threadSection(thread, strategy);
  return [
    { kind: 'move', from: ['idempotency', 'thread_id'], to: ['threading'], after: 'idempotency' },
    ...(thread['type'] === undefined
      ? ([{ kind: 'insert', parent: ['threading'], key: 'strategy', text: strategy }] as const)
      : ([
          { kind: 'rename-key', path: ['threading', 'type'], key: 'strategy' },
          { kind: 'set-value', path: ['threading', 'strategy'], text: strategy },
        ] as const)),
    ...(thread['components'] === undefined
      ? []
      : [{ kind: 'rename-key', path: ['threading', 'components'], key: 'thread_key_fields' } as const]),
  ];
}

// Lines cannot move out of braces; the same values are written anew.
function threadSection(thread: Readonly<Record<string, unknown>>, strategy: string): readonly SpecEdit[] {
  const { namespace, components } = thread;
  const fields = Array.isArray(components) ? components.map(String) : [];
  const named = typeof namespace === 'string' ? { namespace } : {};
  const text = yamlSource({ strategy, ...named, thread_key_fields: fields });
  return [
    { kind: 'section', key: 'threading', text },
    { kind: 'remove', path: ['idempotency', 'thread_id'] },
  ];
}

function escalationEdits(reading: SpecReading): readonly SpecEdit[] {
  const action = reading.at('error_policy', 'compensating_action');
  const path = ['error_policy', 'compensating_action'];
  const emits = (): boolean =>
    action === 'rollback'
      ? reading.ask({
          key: 'error_policy.escalation.emit_error_packet',
          question: 'Is a packet written when the work fails?',
          why: 'there is no rollback any more',
          allowed: ['true', 'false'],
          at: path,
        }) === 'true'
      : action === 'emit_error_packet';
  const escalation = { emit_error_packet: emits, mark_task_failed: false, alert: 'none' };
  return [
    ...fillMapping(reading, ['error_policy'], { escalation }),
    ...(action === undefined ? [] : [{ kind: action === 'rollback' ? 'drop' : 'replaced', path } as const]),
  ];
}

function observabilityEdits(reading: SpecReading): readonly SpecEdit[] {
  const listed = Array.isArray(reading.at('observability', 'metrics'));
  const metrics = reading.listAt('observability', 'metrics').map(String);
  const counters = metrics.filter((name) => name.endsWith('_total'));
  const histograms = metrics.filter((name) => name.endsWith('_seconds'));
  const measured = { enabled: metrics.length > 0, counters, histograms };
  const path = ['observability', 'metrics'];
  const text = (reading.isFlow('observability') ? flowSource : yamlSource)(measured);
  // What the split would lose stays where it was, as a comment.
  const isSplit = counters.length + histograms.length === metrics.length && !reading.hasComments(...path);
  const replaced: readonly SpecEdit[] = isSplit
    ? [{ kind: 'set-value', path, text }]
    : [
        { kind: 'drop', path },
        { kind: 'insert', parent: ['observability'], key: 'metrics', text },
      ];
  return [
    ...fillSection(reading, 'observability', {
      logs: { enabled: true, level: 'info' },
      metrics: { enabled: false, counters: [], histograms: [] },
      traces: { enabled: false },
    }),
    ...(listed ? replaced : []),
    ...dropped(reading, ['observability', 'required_logs']),
  ];
}

function criterionEdits(reading: SpecReading): readonly SpecEdit[] {
  return (['positive', 'negative'] as const).flatMap((side) => {
    const items = reading.listAt('acceptance', side);
    const ids = criterionIds(items, side === 'positive' ? 'AP' : 'AN');
    return items.flatMap((item, index): readonly SpecEdit[] => {
      if (!isMapping(item) || item['criterion'] === undefined || item['description'] !== undefined) return [];
      const path = ['acceptance', side, index];
      const id: SpecEdit = { kind: 'insert', parent: path, key: 'id', text: ids[index] ?? '', isFirst: true };
      const renamed: SpecEdit = { kind: 'rename-key', path: [...path, 'criterion'], key: 'description' };
      return item['id'] === undefined ? [renamed, id] : [renamed];
    });
  });
}
