import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

interface Registration {
  readonly id: string;
  readonly tool: Tool;
}

export const registrations: Array<Registration> = [
  { id: 'orders.find', tool: ordersTool },
  {
    id: 'users.find',
    tool: usersTool,
  },
];
