import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const tools = Object.freeze({
  'orders.find': ordersTool,
  'users.find': usersTool,
});
