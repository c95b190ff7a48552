import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

const tools = new Map<string, Tool>();

tools.set('orders.find', ordersTool);
tools.set('users.find', usersTool);

export function toolOf(id: string): Tool {
  const tool = tools.get(id);
  if (!tool) throw new Error(`There is no tool ${id}; there are ${[...tools.keys()].join(', ')}.`);
  return tool;
}
