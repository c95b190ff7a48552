// l9gen:keep
import { ordersTool as patchedOrders } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

export const tools = [
  patchedOrders, // l9gen:keep the vendor's fix is not out yet
  usersTool,
];
