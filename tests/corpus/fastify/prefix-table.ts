import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

const routesByPrefix = {
  '/orders': orders,
  '/users': users,
} satisfies Record<`/${string}`, FastifyPluginAsync>;

export async function registerRoutes(app: FastifyInstance): Promise<void> {
  for (const [prefix, plugin] of Object.entries(routesByPrefix)) {
    await app.register(plugin, { prefix });
  }
}
