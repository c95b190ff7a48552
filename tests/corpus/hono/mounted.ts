import { Hono } from 'hono';
import { router as moduleOrders } from './modules/orders/router.js';
import { router as moduleUsers } from './modules/users/router.js';

const admin = new Hono();
admin.get('/', (c) => c.text('admin'));

const shop = new Hono();
shop.route('/orders', moduleOrders);
shop.route('/users', moduleUsers);

const app = new Hono();
app.route('/admin', admin);
app.route('/shop', shop);

export { app };
