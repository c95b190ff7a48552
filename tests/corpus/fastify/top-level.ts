import fastify from 'fastify'
import users from './modules/users/router.js'
import orders from './modules/orders/router.js'

const app = fastify({ logger: true })

app.get('/health', async () => 'ok')

app.register(users)
app.register(orders)

try {
  await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '0.0.0.0' })
} catch (error) {
  app.log.error(error)
  process.exitCode = 1
}
