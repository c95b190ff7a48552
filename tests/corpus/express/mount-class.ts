import type { Express } from 'express';
import { router as ordersRouter } from './modules/orders/router.js';
import { router as usersRouter } from './modules/users/router.js';

export abstract class Application {
  protected abstract readonly app: Express;

  public mount(): this {
    this.app.use('/orders', ordersRouter);
    this.app.use('/users', usersRouter);
    return this;
  }
}
