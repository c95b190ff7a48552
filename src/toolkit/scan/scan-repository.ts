import { applyBaseline, countGaps } from '../../gaps/index.js';
import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { createTextReader } from '../read-code-text.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { isVerbResult, type VerbResult } from '../verb-result.js';
import { withoutFile } from '../without-file.js';
import { readBaseline, type Baseline } from './baseline/read-baseline.js';
import { judgeRepository } from './judge-repository.js';
import type { Judgement } from './judgement.js';
import { apart } from './report/report-places.js';
import type { Scan } from './scan.js';

/**
 * Looks at a repository once: every obligation of every contract judged, known gaps waived. Also works on a tree as it would
 * be with some files written (`createOverlayFiles`). A repository without any contract gives the result to end with
 * (exit code 2). Reads only.
 */
export async function scanRepository(context: ToolkitContext): Promise<Scan | VerbResult> {
  const files = apart.reduce(withoutFile, context.files);
  const judged = await judgeRepository({ ...context, files });
  if (isVerbResult(judged)) return judged;
  const { judgement, model } = judged;
  const { gaps, counts, diagnostics } = waive(judgement, await readBaseline(context.files), context.now);
  const texts = await textsFor(context, [...gaps, ...diagnostics], model.texts);
  return { gaps, counts, diagnostics, inputs: judgement.inputs, model, texts };
}

/** A judgement with the known gaps waived, and what is wrong with the baseline among its diagnostics. */
export function waive(
  judgement: Judgement,
  baseline: Outcome<Baseline>,
  now: string,
): Pick<Scan, 'gaps' | 'counts' | 'diagnostics'> {
  const ids = new Map(judgement.gaps.map(({ fingerprint, id }) => [fingerprint, id]));
  const entries = (baseline.value?.entries ?? []).map(({ fingerprint, span, ...entry }) => ({
    ...entry,
    gap: ids.get(fingerprint) ?? `sha256:${fingerprint}`,
    at: { span },
  }));
  const { gaps, findings } = applyBaseline(judgement.gaps, entries, now.slice(0, 'YYYY-MM-DD'.length));
  const waived = gaps.filter(({ outcome }) => outcome === 'waived').length;
  return {
    gaps,
    counts: { ...countGaps(gaps, judgement.counts.held), waived },
    diagnostics: [...judgement.diagnostics, ...baseline.diagnostics, ...findings],
  };
}

/** Texts for code frames: those that are known, and those of files that were not read as contracts. */
export async function textsFor(
  { files }: Pick<ToolkitContext, 'files'>,
  places: readonly Pick<Diagnostic, 'span'>[],
  known: Scan['texts'] = new Map(),
): Promise<Scan['texts']> {
  const texts = new Map(known);
  const read = createTextReader(files);
  for (const { span } of places) {
    const text = span && !texts.has(span.file) ? await read(span.file) : undefined;
    if (span && text !== undefined) texts.set(span.file, text);
  }
  return texts;
}
