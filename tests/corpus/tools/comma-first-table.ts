import type { Tool } from './tool.js'
import { ordersTool } from './handlers/orders.js'
import { usersTool } from './handlers/users.js'

export const tools: { readonly [id: string]: Tool } =
  { 'orders.find': ordersTool
  , 'users.find': usersTool
  }
