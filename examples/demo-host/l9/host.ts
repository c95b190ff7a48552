import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

import type { AgentBinding, AgentDefinition } from './core/agents/registry.js';
import type { Clock } from './core/clock.js';
import type { Database } from './core/database.js';
import type { JobOptions } from './core/jobs.js';
import type { L9Module } from './core/module.js';
import type { Services } from './core/services.js';
import type { ToolDefinition } from './core/tools.js';

/** Everything but the environment has the default that `npm start` uses. */
export interface HostOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly modules?: readonly L9Module[];
  readonly tools?: readonly ToolDefinition[];
  readonly agents?: readonly AgentDefinition[];
  readonly bindings?: readonly AgentBinding[];
  /** Closed by the host. */
  readonly database?: Database;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** The first pause between two attempts of an outbound call; it doubles. Default 200. */
  readonly retryDelayMs?: number;
  /** Instead of those in Memory.yaml. */
  readonly segments?: readonly string[];
  /** How long a duplicate delivery waits for the first one to finish. Default 10. */
  readonly duplicateWaitSeconds?: number;
  readonly jobs?: JobOptions;
}

export interface Host {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Serves, then starts the late modules; gives the address. Defaults: L9_HOST and L9_PORT. */
  readonly listen: (address?: {
    readonly host?: string;
    readonly port?: number;
  }) => Promise<string>;
  /** Finishes what is in work, stops everything; may be called more than once. */
  readonly close: () => Promise<void>;
}
