import { pino, type Logger } from 'pino';

import { agentBindings, agents } from './core/agents/registry.js';
import { systemClock } from './core/clock.js';
import { createEnv, type Env, readPort } from './core/config.js';
import { createServices } from './core/create_services.js';
import type { Database } from './core/database.js';
import { registerHealthRoutes } from './core/health_routes.js';
import { createHttpApp } from './core/http_app.js';
import { addLateRoutes } from './core/late_routes.js';
import { readSegments } from './core/memory/segments.js';
import { migrate } from './core/migrations.js';
import { createModuleRunner } from './core/module_runner.js';
import { openDatabase } from './core/open_database.js';
import { checkEnvironment, startOrder } from './core/startup.js';
import { registerToolRoutes } from './core/tool_routes.js';
import { createToolCaller } from './core/tools.js';
import { createUpkeep } from './core/upkeep.js';
import { checkWiring, type Wiring } from './core/wiring_check.js';
import { createResumption } from './governance/resumption.js';
import { registerApprovalRoutes } from './governance/routes.js';
import type { Host, HostOptions } from './host.js';
import { modules } from './router.js';
import { tools } from './tool_registry.js';

export type { Host, HostOptions } from './host.js';

/**
 * Builds the host: checks, early modules, routes, normal modules. The late ones start in listen().
 * Rejects with MissingEnvironmentError, InvalidEnvironmentError, StartupOrderError, WiringError or
 * ModuleStartError; then nothing is left open.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const env = createEnv(options.env);
  const wiring = { modules, tools, agents, bindings: agentBindings.flat(), ...options };
  const order = startOrder(wiring.modules);
  checkWiring(wiring);
  checkEnvironment(wiring.modules, env);
  const port = readPort(env);
  const logger = options.logger ?? pino({ level: env.optional('L9_LOG_LEVEL', 'info') });
  const database = options.database ?? (await openDatabase(env, logger));
  try {
    return await assemble({ options, env, port, logger, database, wiring, order });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Parts {
  readonly options: HostOptions;
  readonly env: Env;
  readonly port: number;
  readonly logger: Logger;
  readonly database: Database;
  readonly wiring: Wiring;
  readonly order: ReturnType<typeof startOrder>;
}

async function assemble(parts: Parts): Promise<Host> {
  const { options, env, port, logger, database, wiring, order } = parts;
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
  const upkeep = createUpkeep(
    { approvals: resumption.catchUp, idempotency: services.idempotency.substrate.prune },
    logger,
  );

  let closing: Promise<void> | undefined;
  const isClosing = (): boolean => closing !== undefined;
  const app = createHttpApp(logger, isClosing);
  const lateApp = createHttpApp(logger, isClosing);
  const lateRoutes = addLateRoutes(app);
  const shutDown = async (): Promise<void> => {
    // Requests, resumed operations and jobs end first: they need the modules and the database.
    await app.close();
    await lateApp.close();
    await upkeep.stop();
    await services.jobs.stop();
    await runner.stop();
    await database.close();
  };
  const close = (): Promise<void> => (closing ??= shutDown());
  const orClose = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      await close();
      throw error;
    }
  };

  await orClose(async () => {
    await runner.start(order.early, app);
    registerHealthRoutes(app, { runner, services });
    registerApprovalRoutes(app, { env, approvals: services.approvals, resumption });
    const caller = createToolCaller({ tools: wiring.tools, bindings: wiring.bindings, running });
    registerToolRoutes(app, { ...wiring, env, caller });
    await runner.start(order.normal, app);
    await app.ready();
  });

  const listen: Host['listen'] = (address = {}) =>
    orClose(async () => {
      const url = await app.listen({
        host: address.host ?? env.optional('L9_HOST', '127.0.0.1'),
        port: address.port ?? port,
      });
      await runner.start(order.late, lateApp);
      await lateApp.ready();
      lateRoutes.serve(lateApp);
      await upkeep.start();
      return url;
    });

  return { app, services, listen, close };
}
