/*
 * gaps: what contracts promise and the repository lacks. Lists obligations from contracts, judges each against facts about
 * the repository, and gives what is not kept a name that lasts. Never reads a file, never writes one, never guesses: what
 * cannot be judged is said and blocks.
 */
export { applyBaseline } from './baseline.js';
export type { BaselineEntry, Waived } from './baseline.js';
export { createEntryDemands } from './entry-demands.js';
export { countGaps } from './count-gaps.js';
export type { JudgedCounts } from './count-gaps.js';
export { gapsDiagnostics } from './diagnostics.js';
export { isAdvice, isToldByObligations } from './finding-kinds.js';
export { findingOf } from './finding-of.js';
export { gapOfFinding } from './gap-of-finding.js';
export type { FindingOrigin } from './gap-of-finding.js';
export type { Gap, GapContext, GapKind, GapOutcome } from './gap.js';
export { judgeObligations } from './judge-obligations.js';
export type { Judged, JudgedObligation, JudgingFacts } from './judge-obligations.js';
export { listObligations } from './list-obligations.js';
export type { Demand, DemandForm, Obligation } from './obligation.js';
export { createOrigins } from './origin-of.js';
export type { OriginOf } from './origin-of.js';
export type { Repository, RepositoryText } from './repository.js';
export { settleGaps } from './settle-gaps.js';
