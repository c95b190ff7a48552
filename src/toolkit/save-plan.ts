import { recover } from '../apply/index.js';
import { formatSavedPlan, type PlanContent } from '../plan/index.js';
import type { RelPath } from '../text/index.js';
import type { PlanRequest } from './make-plan.js';
import { refuseTaken, unusable, withoutPlanFile, writePlanFile, type PlanFile } from './plan-file.js';
import { contentOf, isPlanned, recordPlanning } from './record-planning.js';
import { isHeldUp } from './set-apart.js';
import { showPlan } from './show-plan.js';
import type { ToolkitContext } from './toolkit-context.js';
import type { VerbResult } from './verb-result.js';

/**
 * Shows what `plan` shows, and saves it for `apply`. A plan that conflicts (exit code 3) or errors (1) hold up is not saved.
 * Throws ToolError (2) when the file would be in the way of the plan or holds anything but an earlier plan.
 */
export async function savePlan(context: ToolkitContext, out: PlanFile, request: PlanRequest): Promise<VerbResult> {
  refusePlace(out);
  await refuseTaken(context, out);
  await recover({ files: context.files, processes: context.processes });
  const planning = await recordPlanning(withoutPlanFile(context, out), request);
  if (!isPlanned(planning)) return planning.made as VerbResult;
  const shown = showPlan(planning.made.prepared, { ...planning.made.model, names: request.names });
  const { planned, diagnostics } = planning.made.prepared;
  if (isHeldUp(planned.plan, diagnostics)) return { ...shown, summary: { ...shown.summary, state: 'not saved' } };
  const content = contentOf(context, request, planning);
  if (out.inRepository !== undefined && concerns(content, out.inRepository))
    throw unusable(out, 'the plan reads or writes it');
  context.progress('saving the plan');
  await writePlanFile(out, formatSavedPlan(content), context.processes);
  return { ...shown, summary: { ...shown.summary, state: 'saved' }, next: [`l9gen apply ${quoted(out.shown)}`] };
}

function refusePlace({ shown, inRepository }: PlanFile): void {
  if (!shown.endsWith('.json')) throw unusable({ shown }, 'its name does not end in .json');
  const top = inRepository?.split('/', 1)[0]?.toLowerCase();
  if (top === '.l9gen' || top === '.git') throw unusable({ shown }, `\`${top}\` is no place for it`);
}

// Letter case is left out, because on some systems it does not tell files apart.
function concerns({ operations, records, reads }: PlanContent, place: RelPath): boolean {
  const inRepository = reads.filter(({ tree }) => tree === 'repository');
  const paths = [...operations, ...records, ...inRepository].map(({ path }) => path?.toLowerCase());
  return paths.includes(place.toLowerCase());
}

function quoted(path: string): string {
  return /^[\w./][\w./-]*$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
