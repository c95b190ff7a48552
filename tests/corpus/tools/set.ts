import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const enabled: ReadonlySet<Tool> = new Set([ordersTool, usersTool]);
