import { hasErrors } from '../diagnostics/index.js';
import { preparePlan } from './prepare-plan.js';
import { readModel } from './read-model.js';
import { showPlan } from './show-plan.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, refusal, type VerbResult } from './verb-result.js';

/** Shows what `generate` would do to the named modules (all when none is named), with diffs, reasons and drift. Reads only. */
export async function plan(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  return showPlan(await preparePlan(context, model), { ...model, names });
}
