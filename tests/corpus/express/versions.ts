import { Router } from 'express';
import { router as legacyUsers } from './modules/legacy_users/router.js';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

/** Frozen: clients of 2019 still call it. */
export const v1 = Router();
v1.use('/users', legacyUsers);

export const v2 = Router();
v2.use('/orders', orders);
v2.use('/users', users);

export const api = Router().use('/v1', v1).use('/v2', v2);
