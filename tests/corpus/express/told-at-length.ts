import { Router } from 'express';
import { router as invoices } from './modules/invoices/router.js';
import { router as ledger } from './modules/ledger/router.js';
import { router as webhooks } from './modules/webhooks/router.js';

export const finance = Router();

/*
 * Order matters here: the ledger must see a request before the invoices do, because an
 * invoice is refused while its period is closed, and only the ledger knows.
 */
finance.use('/ledger', ledger);

/* second */ finance.use('/invoices', invoices); /* reads what the ledger wrote */

// TODO(finance): webhooks should move behind the gateway.
finance.use('/webhooks', webhooks); // public!
// finance.use('/exports', exports); switched off since the audit
