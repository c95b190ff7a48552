import { loadSourceReader } from '../code/index.js';
import { checkConformance } from '../conform/index.js';
import { hasErrors, sortDiagnostics } from '../diagnostics/index.js';
import { listFindings } from './list-findings.js';
import { readCodeFacts } from './read-code-facts.js';
import { createTextReader } from './read-code-text.js';
import { readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, findingsExit, isVerbResult, refusal, type VerbResult } from './verb-result.js';

/**
 * Holds the code of the named modules (all when none is named) against its specs and the invariants of the wiring contracts. What cannot
 * be judged is an error. Invalid contracts end it before any code is read. Reads only.
 */
export async function conform(context: ToolkitContext, names: readonly string[]): Promise<VerbResult> {
  const model = await readModel(context, names);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const { workspace, selected: modules } = model;
  const { facts } = await readCodeFacts(context, model, await loadSourceReader());
  const findings = checkConformance({ workspace, modules, facts });
  const diagnostics = listFindings(sortDiagnostics([...model.diagnostics, ...findings]));
  const exitCode = findingsExit(diagnostics);
  const texts = new Map(model.texts);
  const read = createTextReader(context.files);
  for (const { span } of diagnostics) {
    const text = span && !texts.has(span.file) ? await read(span.file) : undefined;
    if (span && text !== undefined) texts.set(span.file, text);
  }
  return {
    ok: exitCode === 0,
    exitCode,
    summary: { modules: modules.length, followed: facts.modules.size, ...countFindings(diagnostics) },
    diagnostics,
    data: { modules: modules.map(({ id }) => ({ moduleId: id, followed: facts.modules.has(id) })) },
    texts,
  };
}
