import type { Router } from 'express';
import * as orders from './modules/orders/router.js';
import * as users from './modules/users/router.js';

export const routers: Record<string, Router> = {
  '/orders': orders.router,
  '/users': users.router,
};
