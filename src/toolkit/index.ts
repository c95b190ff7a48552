/*
 * toolkit: the verbs. It knows the order sources → model → plan → apply and nothing else.
 * Never prints, never exits, never sees an absolute path or the environment.
 */
export {
  adopt,
  applySavedPlan,
  check,
  conform,
  eject,
  failureOf,
  findGaps,
  fixContracts,
  forget,
  generate,
  graph,
  init,
  initCi,
  migrate,
  newFromBlock,
  newModule,
  plan,
  readCatalogue,
  renameModule,
  repair,
  resolve,
  savePlan,
  removeModules,
  validate,
  why,
} from './verbs.js';
export type { GapsWish } from './scan/gaps-wish.js';
export type { GraphFormat } from './graph.js';
export type { WhyWish } from './why.js';
export { explain } from './explain.js';
export type { BlockWish } from './new-from-block.js';
export type { ResolveWish } from './resolve.js';
export type { ToolkitContext } from './toolkit-context.js';
export type { PlanFile } from './plan-file.js';
export type { RepairWish } from './repair/repair.js';
export type { ReportFile } from './repair/read-report.js';
export type { Fact, FileChange, VerbResult } from './verb-result.js';
export type { MigrationWish } from './migration-wish.js';
export type { Decision as MigrationDecision, SpecVersion } from '../model/index.js';
export type { ModuleChoices } from '../render/index.js';
