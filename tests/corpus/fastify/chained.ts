import fastify from 'fastify';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

const app = fastify();

app
  .register(orders, { prefix: '/orders' })
  .register(users, { prefix: '/users' }) // last, it has a catch-all
  .after((error) => {
    if (error) throw error;
  });

export { app };
