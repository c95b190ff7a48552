import express from 'express';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

export const app = express()
  .use(express.json())
  .use('/orders', orders)
  .use('/users', users);
