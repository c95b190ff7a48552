import { Hono } from 'hono';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

export const api = new Hono().basePath('/api/v1');

api.route('/orders', orders);
api.route('/users', users);
