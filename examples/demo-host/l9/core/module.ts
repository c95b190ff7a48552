import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

import type { Approval } from '../governance/approvals.js';
import type { Env } from './config.js';
import type { JsonValue } from './json.js';
import type { Services } from './services.js';
import type { ToolAnswer, ToolCall } from './tools.js';

/** early: before the host's routes are registered; normal: before serving; late: after serving began. */
export type StartupPhase = 'early' | 'normal' | 'late';

/** What l9/router.ts lists; the entry file of every module exports one. */
export interface L9Module {
  /** As in its spec, such as 'slack.webhook'. */
  readonly id: string;
  readonly startupPhase: StartupPhase;
  /** true: a failing start ends the boot. false: it is logged, /ready tells, the rest runs. */
  readonly blocksStartupOnFailure: boolean;
  /** Services of the host or ids of other modules; checked at boot, the order within a phase. */
  readonly dependsOn: readonly string[];
  /** Checked for all modules together before anything starts. */
  readonly requiredEnv: readonly string[];
  readonly start: (context: ModuleContext) => Promise<RunningModule> | RunningModule;
}

export interface ModuleContext {
  /** A scope of its own: hooks and content type parsers added here touch no other module. */
  readonly app: FastifyInstance;
  readonly env: Env;
  /** Bound to { module: id }. */
  readonly logger: Logger;
  readonly services: Services;
}

export interface RunningModule {
  readonly runTool?: (call: ToolCall) => Promise<ToolAnswer>;
  /** Carries out an approved operation that was held. When it throws, a person may try again. */
  readonly resume?: (approval: Approval) => Promise<JsonValue>;
  readonly isReady?: () => Promise<boolean>;
  readonly stop?: () => Promise<void>;
}
