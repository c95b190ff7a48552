/*!
 * Copyright (c) 2019-2026 The Example Authors.
 * SPDX-License-Identifier: Apache-2.0
 */

import type { FastifyInstance } from 'fastify';

import * as accounts from './modules/accounts/router.js';
import * as payments from './modules/payments/router.js';
import * as reports from './modules/reports/router.js';

export async function registerModules(app: FastifyInstance): Promise<void> {
  //#region customers
  await app.register(accounts.router, { prefix: '/accounts' });
  //#endregion

  //#region money
  await app.register(payments.router, { prefix: '/payments' });

  // Slow: one report reads the whole ledger. See the runbook before moving it.
  await app.register(reports.router, { prefix: '/reports', logLevel: 'warn' });
  //#endregion
}
