import { exitCodes, hasErrors, type Diagnostic } from '../../diagnostics/index.js';
import type { Gap } from '../../gaps/index.js';
import type { Operation } from '../../plan/index.js';
import type { RelPath } from '../../text/index.js';
import { applyChanges } from '../apply-changes.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { refusal, type VerbResult } from '../verb-result.js';
import { changeBaseline } from './baseline/change-baseline.js';
import { gapFinding, isOpen } from './gap-finding.js';
import { gapsResult } from './gaps-result.js';
import type { GapsWish } from './gaps-wish.js';
import type { Judgement } from './judgement.js';
import { planReport } from './report/plan-report.js';
import { textsFor, waive } from './scan-repository.js';

/** What was found, and what is wished to be done about it. */
export interface Answer {
  readonly judgement: Judgement;
  /** Where the report goes. */
  readonly place: RelPath;
  readonly wish: GapsWish;
}

/** Changes the baseline where that is wished, applies it, settles the report, and tells. Throws ToolError as `applyPlan` does. */
export async function answerGaps(context: ToolkitContext, { judgement, place, wish }: Answer): Promise<VerbResult> {
  const known = await changeBaseline(context, judgement.gaps, wish.baseline);
  if ('refused' in known) return refusal(known.refused, known.texts, exitCodes.usage);
  const waived = waive(judgement, known.baseline, context.now);
  const { inputs, repoContract } = judgement;
  const head = { toolVersion: context.toolVersion, inputs, ...(repoContract && { repoContract }) };
  const report = wish.writes
    ? await planReport(context.files, { file: place, head, gaps: reported(waived.gaps) })
    : { diagnostics: [] };
  const operations = [known.operation, report.operation].filter((operation) => operation !== undefined);
  const diagnostics = [...waived.diagnostics, ...report.diagnostics, ...(await apply(context, operations))];
  const open = waived.gaps.filter(isOpen);
  return gapsResult({
    ...waived,
    diagnostics,
    judgement,
    open: open.map(gapFinding),
    waived: waived.gaps.filter(({ outcome }) => outcome === 'waived').map(gapFinding),
    changes: operations.map(({ kind, path }) => ({ action: kind, path })),
    ...(wish.writes && open.length > 0 && !hasErrors(report.diagnostics) && { report: place }),
    texts: await textsFor(context, [...open, ...diagnostics]),
  });
}

// The open ones, and with them what is waived; where all is waived there is nothing to repair.
function reported(gaps: readonly Gap[]): readonly Gap[] {
  const listed = gaps.filter(({ outcome, severity }) => outcome !== 'notApplicable' && severity !== 'info');
  return listed.some(isOpen) ? listed : [];
}

async function apply(context: ToolkitContext, operations: readonly Operation[]): Promise<readonly Diagnostic[]> {
  if (operations.length === 0) return [];
  const plan = { format: 1, operations, conflicts: [], unchanged: [] } as const;
  return (await applyChanges(context, { plan, ledger: [] })).diagnostics;
}
