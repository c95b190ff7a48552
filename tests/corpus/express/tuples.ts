import type { Express, Router } from 'express';
import { router as orders } from './modules/orders/router.js';
import { router as users } from './modules/users/router.js';

const routes: [path: string, router: Router][] = [
  ['/orders', orders],
  ['/users', users],
];

export function mount(app: Express) {
  routes.forEach(([path, router]) => app.use(path, router));
}
