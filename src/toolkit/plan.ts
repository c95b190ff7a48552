import { exitCodes, hasErrors, type ExitCode } from '../diagnostics/index.js';
import { diffOf } from '../plan/index.js';
import { preparePlan, type PreparedPlan } from './prepare-plan.js';
import { readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** Shows what `generate` would do to the named modules (all when none is named), with diffs. Reads only. */
export async function plan(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const prepared = await preparePlan(context, model);
  const diagnostics = [...model.diagnostics, ...prepared.diagnostics];
  const { operations, conflicts, unchanged } = prepared.planned.plan;
  return {
    ok: !hasErrors(diagnostics),
    exitCode: planExit(prepared),
    summary: {
      operations: operations.length,
      conflicts: conflicts.length,
      unchanged: unchanged.length,
      ...countFindings(diagnostics),
    },
    diagnostics,
    changes: changesOf(prepared, true),
    data: {
      operations: operations.map(({ kind, path, because }) => ({ kind, path, because })),
      conflicts: conflicts.map(({ path }) => path),
      unchanged,
    },
    texts: model.texts,
  };
}

/** 3 when a person has to decide, 1 when another error stands in the way, else 0. */
export function planExit({ planned, diagnostics }: PreparedPlan): ExitCode {
  if (planned.plan.conflicts.length > 0) return exitCodes.conflict;
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.done;
}

/** The operations and conflicts of a plan as lines of a report. */
export function changesOf({ planned, present }: PreparedPlan, withDiff: boolean): readonly FileChange[] {
  const operations = planned.plan.operations.map((operation): FileChange => {
    const note = operation.because.module ?? operation.because.rule;
    const there = present.at(operation.path);
    const diff = withDiff ? { diff: diffOf(operation, there.kind === 'file' ? there.text : '') } : {};
    return { action: operation.kind, path: operation.path, ...(note === undefined ? {} : { note }), ...diff };
  });
  return [...operations, ...planned.plan.conflicts.map(({ path }): FileChange => ({ action: 'conflict', path }))];
}
