/*
 * ledger: the record of what we made: path → inputs, template, output hash.
 * Never reads or writes a file, never trusts what it parses.
 */
export { emptyLedger, formatLedger, ledgerFolder, ledgerPath, parseLedger } from './ledger.js';
export type { Ledger, LedgerEntry } from './ledger.js';
export { ledgerDiagnostics } from './diagnostics.js';
