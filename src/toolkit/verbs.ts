import type { ToolError } from '../diagnostics/index.js';
import type { GenerateOptions } from './generate.js';
import { rememberResult } from './remember-result.js';
import type { ToolkitContext } from './toolkit-context.js';
import type { VerbResult } from './verb-result.js';

/*
 * Each verb loads what it works with when it is called: who asks for the version, or again for a result that still
 * holds, must not wait for parsers and validators.
 */

/** Judges the contracts of the named modules; when none is named, every contract of the repository. Reads only. */
export function validate(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  return rememberResult(context, { verb: 'validate', names }, async (reading) =>
    (await import('./judge-workspace.js')).judgeWorkspace(reading, names),
  );
}

/** Tells whether the repository is what its contracts ask for: validate, then name each difference. Reads only. */
export function check(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  return rememberResult(context, { verb: 'check', names }, async (reading) =>
    (await import('./name-differences.js')).nameDifferences(reading, names),
  );
}

/**
 * Tells whether the code does what specs and wiring contracts demand of it. Reads only; remembered, as long as every file that
 * was followed is as it was.
 */
export function conform(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  return rememberResult(context, { verb: 'conform', names }, async (reading) =>
    (await import('./conform.js')).conform(reading, names),
  );
}

/** See `scan/find-gaps.ts`. */
export const findGaps = lazily(async () => (await import('./scan/find-gaps.js')).findGaps);

/** See `init.ts`. */
export const init = lazily(async () => (await import('./init.js')).init);

/** See `init-ci.ts`. */
export const initCi = lazily(async () => (await import('./init-ci.js')).initCi);

/** See `new-module.ts`. */
export const newModule = lazily(async () => (await import('./new-module.js')).newModule);

/** See `new-from-block.ts`. */
export const newFromBlock = lazily(async () => (await import('./new-from-block.js')).newFromBlock);

/** See `plan.ts`. */
export const plan = lazily(async () => (await import('./plan.js')).plan);

/** See `save-plan.ts`. */
export const savePlan = lazily(async () => (await import('./save-plan.js')).savePlan);

/** See `apply-saved-plan.ts`. */
export const applySavedPlan = lazily(async () => (await import('./apply-saved-plan.js')).applySavedPlan);

/**
 * See `generate.ts`. A run that found everything made is remembered, and holds while all it read is as it was; one that
 * wrote is not.
 */
export function generate(
  context: ToolkitContext,
  names: readonly string[],
  options: GenerateOptions = {},
): Promise<VerbResult> {
  const given = (options.discard ?? []).map((file) => `--discard ${file}`);
  return rememberResult(context, { verb: 'generate', names: [...names, ...given] }, async (reading) =>
    (await import('./generate.js')).generate(reading, names, options),
  );
}

/** See `adopt.ts`. */
export const adopt = lazily(async () => (await import('./adopt.js')).adopt);

/** See `eject.ts`. */
export const eject = lazily(async () => (await import('./eject.js')).eject);

/** See `resolve.ts`. */
export const resolve = lazily(async () => (await import('./resolve.js')).resolve);

/** See `forget.ts`. */
export const forget = lazily(async () => (await import('./forget.js')).forget);

/** See `remove-module.ts`. */
export const removeModules = lazily(async () => (await import('./remove-module.js')).removeModules);

/** See `rename-module.ts`. */
export const renameModule = lazily(async () => (await import('./rename-module.js')).renameModule);

/** See `migrate.ts`. */
export const migrate = lazily(async () => (await import('./migrate.js')).migrate);

/** See `why.ts`. */
export const why = lazily(async () => (await import('./why.js')).why);

/** See `repair/repair.ts`. */
export const repair = lazily(async () => (await import('./repair/repair.js')).repair);

/** See `graph.ts`. */
export const graph = lazily(async () => (await import('./graph.js')).graph);

/** See `fix-contracts.ts`. */
export const fixContracts = lazily(async () => (await import('./fix-contracts.js')).fixContracts);

/** See `catalogue.ts`. */
export const readCatalogue = lazily(async () => {
  const { catalogue } = await import('./catalogue.js');
  return () => Promise.resolve(catalogue);
});

/** See `failure-of.ts`. */
export async function failureOf(error: unknown): Promise<ToolError | undefined> {
  return (await import('./failure-of.js')).failureOf(error);
}

function lazily<A extends readonly unknown[], R>(
  load: () => Promise<(...args: A) => Promise<R>>,
): (...args: A) => Promise<R> {
  return async (...args) => (await load())(...args);
}
