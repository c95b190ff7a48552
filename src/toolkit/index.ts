/*
 * toolkit: the verbs. It knows the order sources → model → plan → apply and nothing else.
 * Never prints, never exits, never sees an absolute path or the environment.
 */
export { catalogue, explain } from './catalogue.js';
export { check } from './check.js';
export { fixContracts } from './fix-contracts.js';
export { generate } from './generate.js';
export { init } from './init.js';
export { migrate } from './migrate.js';
export { newFromBlock, type BlockWish } from './new-from-block.js';
export { newModule } from './new-module.js';
export { plan } from './plan.js';
export { validate } from './validate.js';
export type { ToolkitContext } from './toolkit-context.js';
export type { FileChange, VerbResult } from './verb-result.js';
export type { MigrationWish } from './migration-wish.js';
export type { Decision as MigrationDecision, SpecVersion } from '../model/index.js';
export type { ModuleChoices } from '../render/index.js';
