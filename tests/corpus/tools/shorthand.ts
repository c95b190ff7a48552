import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const tools = { ordersTool, usersTool } as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;
