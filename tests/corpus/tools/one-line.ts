import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const tools = [ordersTool, usersTool];
