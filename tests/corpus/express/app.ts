import express from 'express';
import type { ErrorRequestHandler } from 'express';
import ordersRouter from './modules/orders/router.js';
import usersRouter from './modules/users/router.js';

const app = express();

app.disable('x-powered-by');
app.use(express.json({ limit: '1mb' }));
app.use(express.urlencoded({ extended: false }));

app.use('/orders', ordersRouter);
app.use('/users', usersRouter);

// Nothing above answered.
app.use((request, response) => {
  response.status(404).json({ error: `Cannot ${request.method} ${request.path}` });
});

const onError: ErrorRequestHandler = (error, _request, response, _next) => {
  response.status(500).json({ error: String(error) });
};
app.use(onError);

export default app;
