import { Hono } from 'hono';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

export const api = new Hono().route('/orders', orders).route('/users', users);
