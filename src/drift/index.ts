/*
 * drift: names each difference between what contracts ask for and what is there: pending, missing, stale, edited, orphaned, foreign.
 * Never compares files itself: it reads what the plan saw.
 */
export { nameDrift } from './name-drift.js';
export type { Drift, DriftName } from './name-drift.js';
export { driftDiagnostics } from './diagnostics.js';
