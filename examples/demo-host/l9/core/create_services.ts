import type { Logger } from 'pino';

import { createApprovals } from '../governance/database_approvals.js';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { createHttpClient } from './http_client.js';
import { createInMemoryIdempotency } from './idempotency_in_memory.js';
import { createSubstrateIdempotency, type SubstrateIdempotency } from './idempotency_substrate.js';
import { createJobs, type JobOptions } from './jobs.js';
import { createRetriever } from './memory/retriever.js';
import { createSubstrate } from './memory/substrate.js';
import { createMetrics } from './observability/metrics.js';
import type { Services } from './services.js';

export interface ServiceParts {
  readonly clock: Clock;
  readonly database: Database;
  readonly logger: Logger;
  readonly segments: readonly string[];
  readonly retryDelayMs: number;
  readonly duplicateWaitSeconds: number;
  readonly jobs: JobOptions;
}

export function createServices(
  parts: ServiceParts,
): Services & { readonly idempotency: { readonly substrate: SubstrateIdempotency } } {
  const { clock, database, logger, segments, duplicateWaitSeconds: waitSeconds } = parts;
  return {
    clock,
    database,
    logger,
    substrate: createSubstrate({ database, clock, segments }),
    retriever: createRetriever(database, segments),
    idempotency: {
      in_memory: createInMemoryIdempotency({ clock, waitSeconds }),
      substrate: createSubstrateIdempotency({ database, clock, waitSeconds }),
    },
    approvals: createApprovals(database, clock),
    http: createHttpClient({ retryDelayMs: parts.retryDelayMs }),
    jobs: createJobs({ database, logger, ...parts.jobs }),
    metrics: createMetrics(),
  };
}
