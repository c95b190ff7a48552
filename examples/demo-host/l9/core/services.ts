import type { Logger } from 'pino';

import type { Approvals } from '../governance/approvals.js';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import type { HttpClient } from './http_client.js';
import type { IdempotencyStore } from './idempotency.js';
import type { Jobs } from './jobs.js';
import type { Retriever } from './memory/retriever.js';
import type { Substrate } from './memory/substrate.js';
import type { Metrics } from './observability/metrics.js';

/** What the host offers to every module. */
export interface Services {
  readonly clock: Clock;
  readonly database: Database;
  readonly substrate: Substrate;
  readonly retriever: Retriever;
  readonly idempotency: {
    readonly in_memory: IdempotencyStore;
    readonly substrate: IdempotencyStore;
  };
  readonly approvals: Approvals;
  readonly http: HttpClient;
  readonly jobs: Jobs;
  readonly metrics: Metrics;
  readonly logger: Logger;
}
