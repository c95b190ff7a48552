import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const tools: Record<string, Tool> = {
  'orders.find': ordersTool,
  'users.find': usersTool,
};
