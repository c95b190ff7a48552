import { exitCodes, ToolError } from '../diagnostics/index.js';
import { createRecordingFileSystem, type ReadRecord } from '../host/index.js';
import type { PlanContent, SavedRead } from '../plan/index.js';
import { byCodePoint, hashOf } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { makePlan, type MadePlan, type PlanRequest } from './make-plan.js';
import { countPlan } from './show-plan.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, type VerbResult } from './verb-result.js';

/** What planning gave, and everything that it asked of both trees. */
export interface RecordedPlanning {
  readonly made: MadePlan | VerbResult;
  readonly reads: readonly SavedRead[];
}

/**
 * Plans, and records what is read of the repository and of the product, sorted. Throws ToolError (exit code 6) when the
 * tree was written to meanwhile.
 */
export async function recordPlanning(context: ToolkitContext, request: PlanRequest): Promise<RecordedPlanning> {
  const files = createRecordingFileSystem(context.files);
  const product = createRecordingFileSystem(context.product);
  const made = await makePlan({ ...context, files, product }, request);
  const reads = [...readsOf('product', product.records()), ...readsOf('repository', files.records())];
  return { made, reads };
}

/** What is saved of a plan that nothing holds up. */
export function contentOf(
  { toolVersion, now }: ToolkitContext,
  { names: modules, discard }: PlanRequest,
  { made, reads }: RecordedPlanning & { readonly made: MadePlan },
): PlanContent {
  const { plan } = made.prepared.planned;
  const product = hashOf(JSON.stringify(reads.filter(({ tree }) => tree === 'product')));
  const { ledgers, conflictRecords } = made.prepared;
  const records = [...ledgers, ...conflictRecords].sort((a, b) => byCodePoint(a.path, b.path));
  return {
    tool: { version: toolVersion, product },
    command: { verb: 'generate', modules, discard },
    now,
    summary: countPlan({ ...plan, conflicts: [] }),
    operations: plan.operations,
    records,
    conflicts: [],
    reads,
  };
}

/** True where planning came to a plan. */
export function isPlanned(planning: RecordedPlanning): planning is RecordedPlanning & { readonly made: MadePlan } {
  return !isVerbResult(planning.made);
}

function readsOf(tree: SavedRead['tree'], records: readonly ReadRecord[] | undefined): readonly SavedRead[] {
  if (!records) throw new ToolError(toolkitDiagnostics.create('tree-in-motion', {}), exitCodes.locked);
  return records
    .map(({ path, call, answer }): SavedRead => ({ tree, ...(path === undefined ? {} : { path }), call, answer }))
    .sort((a, b) => byCodePoint(a.path ?? '', b.path ?? '') || byCodePoint(a.call, b.call));
}
