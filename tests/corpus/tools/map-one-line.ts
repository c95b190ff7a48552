import { ordersTool } from './handlers/orders.js'
import { usersTool } from './handlers/users.js'

export const registry = new Map([['orders.find', ordersTool], ['users.find', usersTool]])
