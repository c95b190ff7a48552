import { Counter, Histogram, Registry } from 'prom-client';

export interface ModuleMetrics {
  /** <snake>_requests_total{status,event_type} */
  readonly request: (labels: { readonly status: number; readonly eventType: string }) => void;
  /** <snake>_errors_total{error_type} */
  readonly error: (errorType: string) => void;
  /** <snake>_latency_seconds{operation} */
  readonly latency: <T>(operation: string, work: () => Promise<T>) => Promise<T>;
}

/** The metrics of this host; nothing is shared between two hosts in one process. */
export interface Metrics {
  /** The same module id gives the same metrics. */
  readonly forModule: (moduleId: string) => ModuleMetrics;
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** For metrics of your own. */
  readonly registry: Registry;
}

/** Event types come from outside; beyond this many of a module they are counted as 'other'. */
const maximumEventTypes = 100;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const modules = new Map<string, ModuleMetrics>();
  return {
    registry,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    forModule: (moduleId) => {
      const metrics = modules.get(moduleId) ?? createModuleMetrics(registry, moduleId);
      modules.set(moduleId, metrics);
      return metrics;
    },
  };
}

function createModuleMetrics(registry: Registry, moduleId: string): ModuleMetrics {
  const prefix = metricPrefix(moduleId);
  const requests = new Counter({
    name: `${prefix}_requests_total`,
    help: `Requests answered by ${moduleId}.`,
    labelNames: ['status', 'event_type'],
    registers: [registry],
  });
  const errors = new Counter({
    name: `${prefix}_errors_total`,
    help: `Failures in ${moduleId}.`,
    labelNames: ['error_type'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: `${prefix}_latency_seconds`,
    help: `How long the operations of ${moduleId} take.`,
    labelNames: ['operation'],
    registers: [registry],
  });
  const eventTypes = new Set<string>();
  const bounded = (eventType: string): string => {
    if (eventTypes.size < maximumEventTypes) eventTypes.add(eventType);
    return eventTypes.has(eventType) ? eventType : 'other';
  };
  return {
    request: ({ status, eventType }) => {
      requests.inc({ status: String(status), event_type: bounded(eventType) });
    },
    error: (errorType) => {
      errors.inc({ error_type: errorType });
    },
    latency: async (operation, work) => {
      const end = latency.startTimer({ operation });
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}

/** 'slack.webhook' → 'slack_webhook' */
export function metricPrefix(moduleId: string): string {
  return moduleId.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
}
