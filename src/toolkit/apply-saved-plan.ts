import { recover } from '../apply/index.js';
import { exitCodes, type Diagnostic } from '../diagnostics/index.js';
import { decodeSavedPlan, isSameWork, type SavedPlan } from '../plan/index.js';
import { carryOut } from './carry-out.js';
import { findChangedInputs } from './changed-inputs.js';
import { toolkitDiagnostics } from './diagnostics.js';
import type { MadePlan } from './make-plan.js';
import { planAnew } from './plan-anew.js';
import { readPlanFile, readPlanSchema, withoutPlanFile, type PlanFile } from './plan-file.js';
import { contentOf, isPlanned, recordPlanning } from './record-planning.js';
import { leavingApart } from './set-apart.js';
import { changesOf } from './show-plan.js';
import { tellChangedInputs } from './tell-changed-inputs.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

/**
 * Carries a saved plan out, whole or not at all. It buys nothing by itself: the same run is planned again at the plan's own
 * time, and only what that gives is written. Where something that the plan read is another now, or the work is, the inputs
 * that changed are listed (exit code 4); where none has, or the file is no plan of ours, it is refused (5).
 */
export async function applySavedPlan(context: ToolkitContext, file: PlanFile): Promise<VerbResult> {
  const bytes = await readPlanFile(file);
  const decoded = decodeSavedPlan(bytes, await readPlanSchema(context.product));
  const saved = decoded.value;
  if (!saved) return refusal(decoded.diagnostics, new Map(), exitCodes.refused);
  const then = { ...context, now: saved.now };
  return planAnew(then, () => applyOnce(then, file, saved));
}

async function applyOnce(context: ToolkitContext, file: PlanFile, saved: SavedPlan): Promise<VerbResult> {
  const recovered = await recover({ files: context.files, processes: context.processes });
  const settled = recovered === 'clean' ? [] : [toolkitDiagnostics.create('settled-run', { state: recovered })];
  const seen = withoutPlanFile(context, file);
  const request = { names: saved.command.modules, discard: saved.command.discard };
  const planning = await recordPlanning(seen, request);
  const { known, further } = await findChangedInputs(seen, saved, planning.reads);
  const isSame = isPlanned(planning) && isSameWork(contentOf(context, request, planning), saved);
  if (known.length > 0 || (!isSame && further.length > 0)) return tellChangedInputs([...known, ...further], settled);
  if (!isSame) return refuseForeign(settled);
  return carryOutPlan(context, planning.made, settled);
}

function refuseForeign(settled: readonly Diagnostic[]): VerbResult {
  return refusal([...settled, toolkitDiagnostics.create('plan-not-ours', {})], new Map(), exitCodes.refused);
}

async function carryOutPlan(
  context: ToolkitContext,
  { model, prepared }: MadePlan,
  settled: readonly Diagnostic[],
): Promise<VerbResult> {
  context.progress('writing');
  const { plan } = prepared.planned;
  const done = await carryOut(context, {
    plan,
    ledgers: [...prepared.ledgers, ...prepared.conflictRecords],
    diagnostics: [...settled, ...model.diagnostics, ...prepared.diagnostics],
    texts: model.texts,
    changes: changesOf(prepared, false),
  });
  return leavingApart(done, plan);
}
