import type { FastifyInstance } from 'fastify';
import { router as betaRouter } from './modules/beta/router.js';
import { router as ordersRouter } from './modules/orders/router.js';
import { router as usersRouter } from './modules/users/router.js';

interface Flags {
  readonly beta: boolean;
  readonly orders: boolean;
}

export async function register(app: FastifyInstance, flags: Flags): Promise<void> {
  await app.register(usersRouter, { prefix: '/users' });
  if (flags.orders) await app.register(ordersRouter, { prefix: '/orders' });
  if (flags.beta) {
    // Removed when the beta ends.
    await app.register(betaRouter, { prefix: '/beta' });
  }
  await app.ready();
}
