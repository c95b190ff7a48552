import express, { type RequestHandler } from 'express';
import { router as billingRouter } from './modules/billing/router.js';
import { router as ordersRouter } from './modules/orders/router.js';
import { router as usersRouter } from './modules/users/router.js';

const withBilling = process.env['FEATURE_BILLING'] === '1';

export const routers: RequestHandler[] = [
  ordersRouter,
  ...(withBilling ? [billingRouter] : []), // until the contract is signed
  usersRouter,
];

export const app = express().use('/api', ...routers);
