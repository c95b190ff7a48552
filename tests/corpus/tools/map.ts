import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const registry = new Map<string, Tool>([
  // read only
  ['orders.find', ordersTool],
  ['users.find', usersTool], // also by e-mail

  // whatever comes next is written by hand
]);
