import { Router, type RequestHandler } from 'express';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

const requireUser: RequestHandler = (request, response, next) => {
  if (request.headers.authorization) next();
  else response.sendStatus(401);
};

const router = Router();

router.use('/orders', requireUser, orders);
router.use('/users', requireUser, users);

export { router };
