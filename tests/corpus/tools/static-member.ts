import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export class Registry {
  static readonly tools: Readonly<Record<string, Tool>> = {
    'orders.find': ordersTool,
    'users.find': usersTool,
  };

  static find(id: string): Tool | undefined {
    return Registry.tools[id];
  }
}
