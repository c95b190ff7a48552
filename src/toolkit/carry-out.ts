import { exitCodes, type Diagnostic } from '../diagnostics/index.js';
import type { Plan, RecordFile } from '../plan/index.js';
import type { RelPath } from '../text/index.js';
import { applyChanges } from './apply-changes.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, type FileChange, type VerbResult } from './verb-result.js';

/** What is to be carried out, with everything the result repeats. */
export interface Work {
  readonly plan: Plan;
  readonly ledgers: readonly RecordFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<RelPath, string>;
  /** What the result lists; the plan's operations when absent. */
  readonly changes?: readonly FileChange[];
}

/** Carries a plan out whole or not at all, and tells what was done. Throws ToolError when it could not be done. */
export async function carryOut(context: ToolkitContext, work: Work): Promise<VerbResult> {
  const { operations, unchanged } = work.plan;
  const applied = await applyChanges(context, { plan: work.plan, ledger: work.ledgers });
  const diagnostics = [...work.diagnostics, ...applied.diagnostics];
  const count = (kind: 'create' | 'update' | 'delete'): number =>
    operations.filter((operation) => operation.kind === kind).length;
  const changes = work.changes ?? operations.map((operation) => ({ action: operation.kind, path: operation.path }));
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: {
      ...(applied.changed.length === 0 ? { state: 'nothing to do' } : {}),
      created: count('create'),
      updated: count('update'),
      deleted: count('delete'),
      unchanged: unchanged.length,
      ...countFindings(diagnostics),
    },
    diagnostics,
    changes,
    data: { changes: changes.map(({ action, path }) => ({ action, path })) },
    texts: work.texts,
  };
}
