import { hasErrors } from '../diagnostics/index.js';
import { carryOut } from './carry-out.js';
import { planAnew } from './plan-anew.js';
import { preparePlan } from './prepare-plan.js';
import { readModel } from './read-model.js';
import { changesOf, planExit } from './show-plan.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type VerbResult } from './verb-result.js';

/**
 * Makes the named modules (all when none is named) and wires them in. Invalid contracts (exit 1), conflicts (exit 3) or
 * any other error: nothing at all is written. A second run writes nothing. Where another run comes between, it plans anew once.
 */
export function generate(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  return planAnew(context, () => generateOnce(context, names));
}

async function generateOnce(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const prepared = await preparePlan(context, model);
  const diagnostics = [...model.diagnostics, ...prepared.diagnostics];
  const exitCode = planExit(prepared);
  if (exitCode !== 0) {
    const conflicts = prepared.planned.plan.conflicts.map(({ path }) => ({ action: 'conflict', path }) as const);
    return {
      ok: false,
      exitCode,
      summary: { written: 0, ...countFindings(diagnostics) },
      diagnostics,
      changes: conflicts,
      texts: model.texts,
    };
  }
  context.progress('writing');
  const { plan } = prepared.planned;
  return carryOut(context, {
    plan,
    ledgers: prepared.ledgers,
    diagnostics,
    texts: model.texts,
    changes: changesOf(prepared, false),
  });
}
