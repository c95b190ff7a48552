import type { Tool } from './tool.js';

// billing
import { invoicesTool } from './handlers/invoices.js';
import { taxesTool } from './handlers/taxes.js';

// people
import { usersTool } from './handlers/users.js';
import { absencesTool } from './handlers/absences.js';

export const tools: Record<string, Tool> = {
  // --- billing ---------------------------------------------------------
  'invoices.send': invoicesTool,
  'taxes.compute': taxesTool,

  // --- people ----------------------------------------------------------
  'users.find': usersTool,
  'absences.plan': absencesTool,
};
