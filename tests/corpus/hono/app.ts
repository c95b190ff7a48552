import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { logger } from 'hono/logger';
import orders from './modules/orders/router.js';
import users from './modules/users/router.js';

const app = new Hono();

app.use('*', logger());
app.use('/api/*', cors());

app.get('/', (c) => c.text('up'));

app.route('/orders', orders);
app.route('/users', users);

app.notFound((c) => c.json({ error: 'not found' }, 404));

export default app;
