import { ordersTool } from './handlers/orders.js'
import { usersTool } from './handlers/users.js'

export const tools = {
  'orders.find': ordersTool,
  'users.find': usersTool
}
