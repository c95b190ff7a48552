import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, readModel } from './read-model.js';
import { countFindings, findingsExit, type VerbResult } from './verb-result.js';

/** Judges the contracts of the named modules; when none is named, every contract of the repository. Reads only. */
export async function validate(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names, 'contracts');
  if (isVerbResult(model)) return model;
  const exitCode = findingsExit(model.diagnostics);
  return {
    ok: exitCode === 0,
    exitCode,
    summary: { modules: model.selected.length, ...countFindings(model.diagnostics) },
    diagnostics: model.diagnostics,
    data: {
      modules: model.selected.map((module) => ({
        moduleId: module.id,
        kind: module.kind,
        tier: module.tier,
        specFile: module.specFile,
        specHash: module.specHash,
      })),
    },
    texts: model.texts,
  };
}
