import type { FastifyInstance } from 'fastify';

import type { Env } from './config.js';
import type { L9Module, RunningModule } from './module.js';
import type { Services } from './services.js';

/** A module that blocks the boot did not start. */
export class ModuleStartError extends Error {
  override readonly name = 'ModuleStartError';
}

export interface Readiness {
  /** Modules that are starting, or that say they are not ready. */
  readonly notReady: readonly string[];
  /** Modules that did not start and do not block the boot; the rest runs without them. */
  readonly failed: readonly string[];
}

export interface ModuleRunner {
  /** Starts the modules one after the other, each in a scope of its own. */
  readonly start: (modules: readonly L9Module[], app: FastifyInstance) => Promise<void>;
  readonly running: (moduleId: string) => RunningModule | undefined;
  readonly readiness: () => Promise<Readiness>;
  /** Stops what runs, the last started first. */
  readonly stop: () => Promise<void>;
}

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'running'; readonly module: RunningModule };

export function createModuleRunner(
  modules: readonly L9Module[],
  parts: { readonly env: Env; readonly services: Services },
): ModuleRunner {
  const { env, services } = parts;
  const states = new Map<string, State>(modules.map(({ id }) => [id, { kind: 'waiting' }]));
  const started: string[] = [];

  const running = (moduleId: string): RunningModule | undefined => {
    const state = states.get(moduleId);
    return state?.kind === 'running' ? state.module : undefined;
  };

  const startOne = async (module: L9Module, scope: FastifyInstance): Promise<void> => {
    const logger = services.logger.child({ module: module.id });
    // A module may have registered routes before its start failed.
    scope.addHook('onRequest', async (_request, reply) => {
      if (running(module.id) === undefined) {
        await reply.code(503).send({ ok: false, error: 'module_unavailable' });
      }
    });
    try {
      const lost = module.dependsOn.filter((name) => states.get(name)?.kind === 'failed');
      if (lost.length > 0) throw new Error(`${lost.join(', ')} did not start`);
      const result = await module.start({ app: scope, env, logger, services });
      states.set(module.id, { kind: 'running', module: result });
      started.push(module.id);
      logger.info('started');
    } catch (error) {
      states.set(module.id, { kind: 'failed' });
      logger.error({ err: error }, 'the module did not start');
      if (!module.blocksStartupOnFailure) return;
      const reason = error instanceof Error ? error.message : String(error);
      throw new ModuleStartError(`${module.id} did not start: ${reason}`, { cause: error });
    }
  };

  return {
    running,
    start: async (batch, app) => {
      for (const module of batch) await app.register((scope) => startOne(module, scope));
    },
    readiness: async () => {
      const idsOf = (kind: State['kind']): string[] =>
        [...states].filter(([, state]) => state.kind === kind).map(([id]) => id);
      const unready = await Promise.all(
        idsOf('running').map(async (id) => ((await isReady(running(id))) ? [] : [id])),
      );
      return { notReady: [...idsOf('waiting'), ...unready.flat()], failed: idsOf('failed') };
    },
    stop: async () => {
      for (const id of started.splice(0).reverse()) {
        try {
          await running(id)?.stop?.();
        } catch (error) {
          services.logger.error({ err: error, module: id }, 'the module did not stop');
        }
      }
    },
  };
}

async function isReady(module: RunningModule | undefined): Promise<boolean> {
  try {
    return (await module?.isReady?.()) ?? true;
  } catch {
    return false;
  }
}
