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
}
