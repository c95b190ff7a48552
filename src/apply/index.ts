/*
 * apply: carries a plan out whole or not at all, and settles what an interrupted run left behind.
 * Never decides what should stand in a file, never overwrites or deletes bytes that the plan has not seen.
 */
export { applyPlan } from './apply-plan.js';
export type { ApplyRequest, ApplyResult, LedgerFile } from './apply-plan.js';
export { recover } from './recover.js';
export type { Recovered, RecoverRequest } from './recover.js';
export { applyDiagnostics } from './diagnostics.js';
