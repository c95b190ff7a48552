import { exitCodes, hasErrors } from '../diagnostics/index.js';
import { checkDiscard } from './check-discard.js';
import { preparePlan, type PreparedPlan } from './prepare-plan.js';
import { readModel, type ReadModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, refusal, type VerbResult } from './verb-result.js';

/** What a run of `generate` is asked for. */
export interface PlanRequest {
  /** The modules by id; all when none is named. */
  readonly names: readonly string[];
  /** Files whose hand edits are given up, by path. */
  readonly discard: readonly string[];
}

/** A plan together with the contracts it follows from. */
export interface MadePlan {
  readonly model: ReadModel;
  readonly prepared: PreparedPlan;
}

/**
 * Plans what `generate` would do. Contracts that do not hold (exit code 1), and names of modules or files that are none (2),
 * give the result to end with.
 */
export async function makePlan(
  context: ToolkitContext,
  { names, discard }: PlanRequest,
): Promise<MadePlan | VerbResult> {
  const model = await readModel(context, names, names.length === 0 ? 'products' : 'modules');
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const given = checkDiscard(discard);
  if (given.value === undefined) return refusal(given.diagnostics, model.texts, exitCodes.usage);
  const prepared = await preparePlan(context, model, { discard: given.value });
  const unknown = checkDiscard(discard, prepared.planned.observations).diagnostics;
  return unknown.length > 0 ? refusal(unknown, model.texts, exitCodes.usage) : { model, prepared };
}
