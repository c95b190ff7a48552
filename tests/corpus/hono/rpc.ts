import { Hono } from 'hono'
import { router as orders } from './modules/orders/router.js'
import { router as users } from './modules/users/router.js'

const app = new Hono()

// The client is typed from this chain: what is registered elsewhere does not exist for it.
const routes = app
  .route('/orders', orders)
  .route('/users', users)

export type AppType = typeof routes
export default app
