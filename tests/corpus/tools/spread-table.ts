import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { debugTool } from './handlers/debug.js';
import { usersTool } from './handlers/users.js';

const debugging = process.argv.includes('--debug');

export const tools: Record<string, Tool> = {
  ...(debugging && { 'debug.dump': debugTool }),
  'orders.find': ordersTool,
  'users.find': usersTool,
};
