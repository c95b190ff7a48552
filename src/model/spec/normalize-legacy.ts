import type { DocumentPath } from '../../documents/index.js';
import type { Origin } from './origins.js';
import { asList, asPlain, type NormalizedSpec, type Plain } from './plain.js';

/**
 * A spec of 2.1 to 2.3 under the names that 2.4 gave to the same facts. What those versions do not say (tier, owner's
 * team, wiring) stays absent.
 */
export function normalizeLegacy(spec: Plain): NormalizedSpec {
  const { module, ...rest } = spec;
  const { id, name, purpose, system, language, runtime } = asPlain(module);
  const { thread_id: threadId, ...idempotency } = asPlain(spec['idempotency']);
  const { compensating_action: _action, ...errorPolicy } = asPlain(spec['error_policy']);
  const acceptance = asPlain(spec['acceptance']);
  return {
    value: {
      ...rest,
      metadata: { module_id: id, name, description: purpose, system, language, runtime },
      idempotency,
      error_policy: errorPolicy,
      observability: { metrics: metricsOf(asList(asPlain(spec['observability'])['metrics'])) },
      acceptance: {
        positive: acceptance['positive'] ?? acceptance['required'],
        negative: acceptance['negative'] ?? [],
      },
      ...(threadId === undefined ? {} : { threading: threadingOf(asPlain(threadId)) }),
    },
    origins: acceptance['required'] === undefined ? renamed : [...renamed, ofFirst],
  };
}

const renamed: readonly Origin[] = [
  origin(['metadata'], ['module']),
  origin(['metadata', 'module_id'], ['module', 'id']),
  origin(['metadata', 'description'], ['module', 'purpose']),
  origin(['threading'], ['idempotency', 'thread_id']),
  origin(['threading', 'thread_key_fields'], ['idempotency', 'thread_id', 'components']),
  origin(['error_policy', 'escalation'], ['error_policy', 'compensating_action']),
  origin(['observability', 'logs'], ['observability', 'required_logs']),
  origin(['observability', 'metrics', 'counters'], ['observability', 'metrics']),
  origin(['observability', 'metrics', 'histograms'], ['observability', 'metrics']),
];

const ofFirst = origin(['acceptance', 'positive'], ['acceptance', 'required']);

function origin(canonical: DocumentPath, written: DocumentPath): Origin {
  return { canonical, written };
}

// Names tell the two kinds apart: `_total` counts, anything else (`_seconds`) is timed.
function metricsOf(names: readonly unknown[]): Plain {
  const isCounter = (name: unknown): boolean => String(name).endsWith('_total');
  return {
    enabled: names.length > 0,
    counters: names.filter(isCounter),
    histograms: names.filter((name) => !isCounter(name)),
  };
}

function threadingOf(threadId: Plain): Plain {
  const namespace = threadId['namespace'];
  return { thread_key_fields: threadId['components'], ...(namespace === undefined ? {} : { namespace }) };
}
