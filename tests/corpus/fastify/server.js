// @ts-check
import fastify from 'fastify'
import { router as orders } from './modules/orders/router.js'
import { router as users } from './modules/users/router.js'

/** @param {import('fastify').FastifyServerOptions} options */
export function build (options) {
  const server = fastify(options)

  server.register(orders, { prefix: '/v1/orders' })
  server.register(users, { prefix: '/v1/users' })

  return server
}
