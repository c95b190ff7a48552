/*
 * ledger: the record of what we made: path → inputs, template, output hash, and the proven base of a merge.
 * Never reads or writes a file, never trusts what it parses.
 */
export { emptyLedger, formatLedger, ledgerFolder, ledgerPath, parseLedger } from './ledger.js';
export type { Ledger, LedgerEntry, WiredPart } from './ledger.js';
export { basesFolder, basesPath, formatBases, parseBases } from './bases.js';
export type { Bases } from './bases.js';
export { conflictPath, conflictsFolder, formatConflict, parseConflict, recordConflict } from './conflict-record.js';
export type { ConflictRecord } from './conflict-record.js';
export { baseBefore, decisionPath, decisionsFolder, formatDecision, parseDecision } from './decision.js';
export type { Choice, Decision } from './decision.js';
export {
  formatOverviewRecord,
  isOverviewRecord,
  overviewRecordPath,
  overviewsFolder,
  parseOverviewRecord,
} from './overview-record.js';
export type { OverviewRecord } from './overview-record.js';
export { ledgerDiagnostics } from './diagnostics.js';
