import type { GenerateOptions } from './generate.js';
import { makePlan } from './make-plan.js';
import { showPlan } from './show-plan.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, type VerbResult } from './verb-result.js';

/** Shows what `generate` would do to the named modules (all when none is named), with diffs, reasons and drift. Reads only. */
export async function plan(
  context: ToolkitContext,
  names: readonly string[],
  { discard = [] }: GenerateOptions = {},
): Promise<VerbResult> {
  const made = await makePlan(context, { names, discard });
  return isVerbResult(made) ? made : showPlan(made.prepared, { ...made.model, names });
}
