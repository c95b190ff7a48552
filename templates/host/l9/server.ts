import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { pino, type Logger } from 'pino';

import { agentBindings, agents } from './core/agents/registry.js';
import { systemClock } from './core/clock.js';
import { createEnv, type Env } from './core/config.js';
import { createServices } from './core/create_services.js';
import type { Database } from './core/database.js';
import { registerErrorReplies } from './core/error_replies.js';
import { registerHealthRoutes } from './core/health_routes.js';
import { addLateRoutes } from './core/late_routes.js';
import { readSegments } from './core/memory/segments.js';
import { migrate } from './core/migrations.js';
import { createModuleRunner } from './core/module_runner.js';
import { openDatabase } from './core/open_database.js';
import { checkEnvironment, startOrder } from './core/startup.js';
import { registerToolRoutes } from './core/tool_routes.js';
import { createToolCaller } from './core/tools.js';
import { checkWiring, type Wiring } from './core/wiring_check.js';
import { createResumption } from './governance/resumption.js';
import { registerApprovalRoutes } from './governance/routes.js';
import type { Host, HostOptions } from './host.js';
import { modules } from './router.js';
import { tools } from './tool_registry.js';

export type { Host, HostOptions } from './host.js';

/** Left-over approvals are looked for, and old claims removed, this often. */
const upkeepMs = 60_000;

/**
 * Builds the host: checks, early modules, routes, normal modules. The late ones start in listen().
 * Rejects with MissingEnvironmentError, StartupOrderError, WiringError or ModuleStartError; then
 * nothing is left open.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const env = createEnv(options.env);
  const wiring = { modules, tools, agents, bindings: agentBindings, ...options };
  const order = startOrder(wiring.modules);
  checkWiring(wiring);
  checkEnvironment(wiring.modules, env);
  const logger = options.logger ?? pino({ level: env.optional('L9_LOG_LEVEL', 'info') });
  const database = options.database ?? (await openDatabase(env, logger));
  try {
    return await assemble({ options, env, logger, database, wiring, order });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Parts {
  readonly options: HostOptions;
  readonly env: Env;
  readonly logger: Logger;
  readonly database: Database;
  readonly wiring: Wiring;
  readonly order: ReturnType<typeof startOrder>;
}

async function assemble({ options, env, logger, database, wiring, order }: Parts): Promise<Host> {
  await migrate(database);
  const services = createServices({
    clock: options.clock ?? systemClock,
    database,
    logger,
    segments: options.segments ?? (await readSegments()),
    retryDelayMs: options.retryDelayMs ?? 200,
    duplicateWaitSeconds: options.duplicateWaitSeconds ?? 10,
    jobs: options.jobs ?? {},
  });
  const runner = createModuleRunner(wiring.modules, { env, services });
  const { running } = runner;
  const resumption = createResumption({ approvals: services.approvals, running, logger });
  let closing: Promise<void> | undefined;
  const isClosing = (): boolean => closing !== undefined;
  const app = createApp(logger, isClosing);
  const lateApp = createApp(logger, isClosing);
  const lateRoutes = addLateRoutes(app);

  const upkeep = async (): Promise<void> => {
    try {
      await resumption.catchUp();
      await services.idempotency.substrate.prune();
    } catch (error) {
      logger.error({ err: error }, 'the upkeep failed');
    }
  };
  let upkeepTimer: NodeJS.Timeout | undefined;

  const shutDown = async (): Promise<void> => {
    clearInterval(upkeepTimer);
    // Requests and jobs in work end first: they still need the modules and the database.
    await app.close();
    await lateApp.close();
    await services.jobs.stop();
    await runner.stop();
    await database.close();
  };
  const close = (): Promise<void> => (closing ??= shutDown());

  const listen: Host['listen'] = async (address = {}) => {
    const url = await app.listen({
      host: address.host ?? env.optional('L9_HOST', '127.0.0.1'),
      port: address.port ?? Number(env.optional('L9_PORT', '8000')),
    });
    try {
      await runner.start(order.late, lateApp);
      await lateApp.ready();
      lateRoutes.serve(lateApp);
    } catch (error) {
      await close();
      throw error;
    }
    await upkeep();
    upkeepTimer = setInterval(() => void upkeep(), upkeepMs).unref();
    return url;
  };

  try {
    await runner.start(order.early, app);
    registerHealthRoutes(app, { runner, services });
    registerApprovalRoutes(app, { env, approvals: services.approvals, resumption });
    const caller = createToolCaller({ tools: wiring.tools, bindings: wiring.bindings, running });
    registerToolRoutes(app, { env, tools: wiring.tools, caller });
    await runner.start(order.normal, app);
    await app.ready();
  } catch (error) {
    await close();
    throw error;
  }
  return { app, services, listen, close };
}

function createApp(logger: Logger, isClosing: () => boolean): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({
    loggerInstance,
    // Modules log their requests themselves.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 30_000,
  });
  // Else a client that keeps its connection open would hold up the shutdown.
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing()) reply.header('connection', 'close');
  });
  registerErrorReplies(app);
  return app;
}
