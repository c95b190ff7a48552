import type { Diagnostic, ExitCode } from '../diagnostics/index.js';
import type { RelPath } from '../text/index.js';
import type { PreparedPlan } from './prepare-plan.js';
import { countFindings, type FileChange, type VerbResult } from './verb-result.js';

interface Telling {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** The result of a run that made nothing because of conflicts or errors; each conflict that can be told is in the data. */
export function tellConflicts(prepared: PreparedPlan, telling: Telling): VerbResult {
  const { conflicts } = prepared.planned.plan;
  return {
    ok: false,
    exitCode: telling.exitCode,
    summary: { written: 0, conflicts: conflicts.length, ...countFindings(telling.diagnostics) },
    diagnostics: telling.diagnostics,
    changes: conflicts.map(({ path, record }): FileChange => {
      return { action: 'conflict', path, ...(record ? { note: record.id } : {}) };
    }),
    data: { conflicts: conflicts.flatMap(({ record }) => (record ? [record] : [])) },
    texts: telling.texts,
  };
}
