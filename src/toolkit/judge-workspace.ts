import type { ContractFamily } from '../model/index.js';
import { listFindings } from './list-findings.js';
import type { ToolkitContext } from './toolkit-context.js';
import { readModel, type ReadModel } from './read-model.js';
import { countFindings, findingsExit, isVerbResult, type VerbResult } from './verb-result.js';

/** Judges the contracts of the named modules; when none is named, every contract of the repository. Reads only. */
export async function judgeWorkspace(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names, 'contracts');
  if (isVerbResult(model)) return model;
  const exitCode = findingsExit(model.diagnostics);
  const contracts = contractsOf(model, names);
  return {
    ok: exitCode === 0,
    exitCode,
    summary: { modules: model.selected.length, contracts: contracts.length, ...countFindings(model.diagnostics) },
    diagnostics: listFindings(model.diagnostics),
    data: {
      modules: model.selected.map((module) => ({
        moduleId: module.id,
        kind: module.kind,
        tier: module.tier,
        specFile: module.specFile,
        specHash: module.specHash,
      })),
      contracts: contracts.map(({ file, kind, output }) => ({ file, kind: kind ?? null, output: output ?? null })),
    },
    texts: model.texts,
  };
}

// The contracts of the modules asked for, or all.
function contractsOf({ workspace, selected }: ReadModel, names: readonly string[]): ContractFamily['files'] {
  const { files } = workspace.contracts;
  if (names.length === 0) return files;
  const own = new Set(selected.flatMap(({ id }) => workspace.filesOf.get(id) ?? []));
  return files.filter(({ file }) => own.has(file));
}
