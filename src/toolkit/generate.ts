import { exitCodes } from '../diagnostics/index.js';
import { applyChanges } from './apply-changes.js';
import { carryOut } from './carry-out.js';
import { makePlan } from './make-plan.js';
import { isHeldUp, leavingApart } from './set-apart.js';
import { tellConflicts } from './tell-conflicts.js';
import { planAnew } from './plan-anew.js';
import type { PreparedPlan } from './prepare-plan.js';
import { changesOf, planExit } from './show-plan.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, type VerbResult } from './verb-result.js';

/** What may be lost by making modules anew. */
export interface GenerateOptions {
  /** Files whose hand edits are given up, by path. */
  readonly discard?: readonly string[];
}

/**
 * Makes the named modules (all when none is named) and wires them in. Invalid contracts (exit 1), conflicts (exit 3) or any other error: nothing is
 * written but the records of conflicts; a document that cannot be edited holds up nothing else. A second run writes nothing.
 * Where another run comes between, it plans anew once.
 */
export function generate(
  context: ToolkitContext,
  names: readonly string[],
  options: GenerateOptions = {},
): Promise<VerbResult> {
  return planAnew(context, () => generateOnce(context, names, options));
}

async function generateOnce(
  context: ToolkitContext,
  names: readonly string[],
  { discard = [] }: GenerateOptions,
): Promise<VerbResult> {
  const made = await makePlan(context, { names, discard });
  if (isVerbResult(made)) return made;
  const { model, prepared } = made;
  const diagnostics = [...model.diagnostics, ...prepared.diagnostics];
  if (isHeldUp(prepared.planned.plan, prepared.diagnostics)) {
    const exitCode = planExit(prepared);
    if (exitCode === exitCodes.conflict) await recordConflicts(context, prepared);
    return tellConflicts(prepared, { exitCode, diagnostics, texts: model.texts });
  }
  context.progress('writing');
  const { plan } = prepared.planned;
  const done = await carryOut(context, {
    plan,
    ledgers: [...prepared.ledgers, ...prepared.conflictRecords],
    diagnostics,
    texts: model.texts,
    changes: changesOf(prepared, false),
  });
  return leavingApart(done, plan);
}

async function recordConflicts(context: ToolkitContext, prepared: PreparedPlan): Promise<void> {
  const nothing = { ...prepared.planned.plan, operations: [] };
  await applyChanges(context, { plan: nothing, ledger: prepared.conflictRecords });
}
