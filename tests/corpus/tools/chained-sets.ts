import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>()
  .set('orders.find', ordersTool)
  .set('users.find', usersTool);
