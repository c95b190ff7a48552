import cookie from './plugins/cookie.js';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { router as billingRouter } from './modules/billing/router.js';
import { router as ordersRouter } from './modules/orders/router.js';
import { router as usersRouter } from './modules/users/router.js';

/** Builds the application without listening, so that tests can inject into it. */
export async function buildApp(options: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({ trustProxy: true, ...options });

  await app.register(cookie, { secret: process.env['COOKIE_SECRET'] ?? 'insecure' });

  await app.register(billingRouter, { prefix: '/billing' });
  await app.register(ordersRouter, { prefix: '/orders' });
  await app.register(usersRouter, { prefix: '/users' });

  app.setNotFoundHandler((request, reply) => reply.code(404).send({ error: `no route ${request.url}` }));

  return app;
}
