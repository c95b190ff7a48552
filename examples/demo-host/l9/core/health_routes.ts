import type { FastifyInstance } from 'fastify';

import type { ModuleRunner } from './module_runner.js';
import type { Services } from './services.js';

/** GET /health: the process is alive. GET /ready: it can do its work. GET /metrics: for Prometheus. */
export function registerHealthRoutes(
  app: FastifyInstance,
  parts: { readonly runner: ModuleRunner; readonly services: Services },
): void {
  const { runner, services } = parts;

  app.get('/health', () => ({ ok: true }));

  app.get('/ready', async (_request, reply) => {
    const { notReady, failed } = await runner.readiness();
    const database = await services.substrate.isHealthy();
    const missing = [...(database ? [] : ['database']), ...notReady];
    const ok = missing.length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, not_ready: missing, failed });
  });

  app.get('/metrics', async (_request, reply) =>
    reply.type(services.metrics.contentType).send(await services.metrics.text()),
  );
}
