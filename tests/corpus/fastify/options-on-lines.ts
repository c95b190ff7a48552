import type { FastifyPluginCallback } from 'fastify';
import { router as ordersRouter } from './modules/orders/router.js';
import { router as usersRouter } from './modules/users/router.js';

const api: FastifyPluginCallback = (app, _options, done) => {
  app.register(
    ordersRouter,
    {
      prefix: '/orders',
    },
  );
  app.register(
    usersRouter,
    {
      prefix: '/users',
    },
  );
  done();
};

export { api as default };
