import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { router as accounts } from './modules/accounts/router.js';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

export const app = new Hono()
  .use(etag())
  // customers
  .route('/accounts', accounts)
  .route('/users', users) // also serves /me
  // shop
  .route('/orders', orders)
  .notFound((c) => c.text('gone', 410));
