import { absencesTool } from './handlers/absences.js';
import { invoicesTool } from './handlers/invoices.js';
import { ordersTool } from './handlers/orders.js';
import { paymentsTool } from './handlers/payments.js';
import { taxesTool } from './handlers/taxes.js';
import { usersTool } from './handlers/users.js';

// eslint-disable-next-line max-len
export const tools = [absencesTool, invoicesTool, ordersTool, paymentsTool, taxesTool, usersTool, /* the rest is loaded on demand: */ ...(process.env['EAGER'] === undefined ? [] : [{ ...usersTool, id: 'users.eager' }, { ...ordersTool, id: 'orders.eager' }])];
