import { exitCodes, hasErrors, sortDiagnostics } from '../diagnostics/index.js';
import { driftFindings } from './drift-findings.js';
import { preparePlan } from './prepare-plan.js';
import { readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** Judges the contracts, then names each difference between the repository and what they ask for. Reads only. */
export async function nameDifferences(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names, names.length === 0 ? 'products' : 'modules');
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const prepared = await preparePlan(context, model);
  const { drifts, others, ...left } = driftFindings(prepared);
  const abandoned = names.length === 0 ? left : { abandoned: [], leftBehind: [] };
  const differences = [...drifts, ...abandoned.abandoned];
  const diagnostics = sortDiagnostics([
    ...model.diagnostics,
    ...others,
    ...drifts.map(({ diagnostic }) => diagnostic),
    ...abandoned.leftBehind.map(({ diagnostic }) => diagnostic),
  ]);
  const ok = !hasErrors(diagnostics);
  return {
    ok,
    exitCode: ok ? exitCodes.done : exitCodes.findings,
    summary: {
      modules: model.selected.length,
      files: prepared.planned.observations.length,
      drifted: differences.length,
      ...countFindings(diagnostics),
    },
    diagnostics,
    changes: differences.map(({ name, path, module }): FileChange => ({ action: name, path, note: module })),
    data: { drift: differences.map(({ name, path, module }) => ({ name, path, module })) },
    texts: model.texts,
  };
}
