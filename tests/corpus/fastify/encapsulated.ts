import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { billingRouter } from './modules/billing/router.js';
import { statusRouter } from './modules/status/router.js';
import { usersRouter } from './modules/users/router.js';

// Everything in here needs a session. What is public goes below.
async function privateRoutes(scope: FastifyInstance): Promise<void> {
  scope.addHook('onRequest', async (request, reply) => {
    if (!request.headers.authorization) await reply.code(401).send();
  });
  await scope.register(billingRouter, { prefix: '/billing' }); // owned by the payments team
  await scope.register(usersRouter, { prefix: '/users' });
}

async function publicRoutes(scope: FastifyInstance): Promise<void> {
  await scope.register(statusRouter, { prefix: '/status' });
}

const api: FastifyPluginAsync = async (app) => {
  await app.register(privateRoutes);
  await app.register(publicRoutes, { prefix: '/public' });
};

export default api;
