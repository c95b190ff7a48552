import { exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import type { Plan } from '../plan/index.js';
import type { VerbResult } from './verb-result.js';

/** Whether some conflict or error keeps a plan from being carried out; what is told of documents that are apart does not. */
export function isHeldUp({ conflicts }: Plan, diagnostics: readonly Diagnostic[]): boolean {
  const apart = new Set(conflicts.flatMap(({ isApart, diagnostic }) => (isApart ? [diagnostic] : [])));
  return conflicts.some(({ isApart }) => !isApart) || hasErrors(diagnostics.filter((finding) => !apart.has(finding)));
}

/** The result of a plan that was carried out but for what is apart: with something left, that is a finding (exit 1). */
export function leavingApart(done: VerbResult, { conflicts }: Plan): VerbResult {
  if (conflicts.length === 0) return done;
  const { state: _state, ...counts } = done.summary;
  const summary = { ...counts, conflicts: conflicts.length };
  return { ...done, ok: false, exitCode: exitCodes.findings, summary };
}
