import type { FastifyPluginAsync } from 'fastify';
import ordersRouter from './modules/orders/router.js';
import usersRouter from './modules/users/router.js';

interface Route {
  readonly plugin: FastifyPluginAsync;
  readonly prefix: string;
}

/** What `autoload` would find, spelt out: a bundler cannot follow a folder. */
export const routes: readonly Route[] = [
  { plugin: ordersRouter, prefix: '/orders' },
  { plugin: usersRouter, prefix: '/users' },
];
