/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { FC, PropsWithChildren } from 'hono/jsx';
import { router as ordersRouter } from './modules/orders/router.js';
import { router as usersRouter } from './modules/users/router.js';

const Layout: FC<PropsWithChildren<{ title: string }>> = ({ title, children }) => (
  <html>
    <head>
      <title>{title}</title>
      {/* the address of the style sheet has no hash: // is no comment here */}
      <link rel="stylesheet" href="//cdn.example.com/site.css" />
    </head>
    <body>
      Don't close this tab, it's &quot;live&quot;.
      {children}
    </body>
  </html>
);

const site = new Hono();

site.get('/', (c) =>
  c.html(
    <Layout title="Home">
      <p>{`orders: ${'/orders'}`}</p>
    </Layout>,
  ),
);

site.route('/orders', ordersRouter);
site.route('/users', usersRouter);

export default site;
