import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

/** A new array for each caller, who may sort it. */
export function allTools(): Tool[] {
  return [
    ordersTool,
    usersTool,
  ];
}
