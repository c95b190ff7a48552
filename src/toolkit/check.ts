import { exitCodes, hasErrors, sortDiagnostics } from '../diagnostics/index.js';
import { nameDrift } from '../drift/index.js';
import { preparePlan } from './prepare-plan.js';
import { isVerbResult, readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** Tells whether the repository is what its contracts ask for: validate, then name each difference. Reads only. */
export async function check(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const prepared = await preparePlan(context, model);
  const drifts = nameDrift([...prepared.planned.observations, ...(names.length === 0 ? prepared.leftBehind : [])]);
  const named = new Set(drifts.map(({ path }) => path));
  // What the plan says of a file that drifted already has its name; saying both would be two findings for one problem.
  const others = prepared.diagnostics.filter(({ span, file = span?.file }) => file === undefined || !named.has(file));
  const diagnostics = sortDiagnostics([...model.diagnostics, ...others, ...drifts.map(({ diagnostic }) => diagnostic)]);
  const ok = !hasErrors(diagnostics);
  return {
    ok,
    exitCode: ok ? exitCodes.done : exitCodes.findings,
    summary: {
      modules: model.selected.length,
      files: prepared.planned.observations.length,
      drifted: drifts.length,
      ...countFindings(diagnostics),
    },
    diagnostics,
    changes: drifts.map(({ name, path, module }): FileChange => ({ action: name, path, note: module })),
    data: { drift: drifts.map(({ name, path, module }) => ({ name, path, module })) },
    texts: model.texts,
  };
}
