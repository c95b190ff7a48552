import { exitCodes, hasErrors, sortDiagnostics, type Diagnostic } from '../diagnostics/index.js';
import { nameDrift, type Drift } from '../drift/index.js';
import { ledgerPath } from '../ledger/index.js';
import { fileStart, snakeCase } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { preparePlan } from './prepare-plan.js';
import { readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** Judges the contracts, then names each difference between the repository and what they ask for. Reads only. */
export async function nameDifferences(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const prepared = await preparePlan(context, model);
  const drifts = nameDrift(prepared.planned.observations);
  const abandoned = names.length === 0 ? nameDrift(prepared.leftBehind) : [];
  const differences = [...drifts, ...abandoned];
  const named = new Set(drifts.map(({ path }) => path));
  // What the plan says of a file that drifted already has its name; saying both would be two findings for one problem.
  const others = prepared.diagnostics.filter(({ span, file = span?.file }) => file === undefined || !named.has(file));
  const diagnostics = sortDiagnostics([
    ...model.diagnostics,
    ...others,
    ...drifts.map(({ diagnostic }) => diagnostic),
    ...tellAbandoned(abandoned),
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

// A module that was taken out of the registry is one problem, however many files it left.
function tellAbandoned(abandoned: readonly Drift[]): readonly Diagnostic[] {
  const modules = [...new Set(abandoned.map(({ module }) => module))];
  return modules.map((module) => {
    const files = abandoned.filter((drift) => drift.module === module).map(({ path }) => path);
    const ledger = ledgerPath(snakeCase(module));
    const hint = `Register it again, or take the rest of it out: l9gen remove ${module}`;
    return toolkitDiagnostics.create('module-left-behind', { module, files }, { span: fileStart(ledger), hint });
  });
}
