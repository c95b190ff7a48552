import orders from './handlers/orders.js';
import users from './handlers/users.js';

export default [orders, users];
