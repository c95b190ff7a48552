import type { Diagnostic } from '../diagnostics/index.js';
import { planModules, type Plan, type PresentTree, type RecordFile } from '../plan/index.js';
import type { JudgedRemoval } from './judge-removal.js';
import { changedRecords } from './plan-records.js';
import { prepareOverviews } from './prepare-overviews.js';
import type { PreparedRemoval } from './prepare-removal.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';

/** What becomes of the overviews of all modules, with what stands where a removal changes something. */
export interface OverviewsAfter {
  readonly plan: Plan;
  readonly records: readonly RecordFile[];
  readonly present: PresentTree;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans the overviews as they are without the removed modules; with the last module they go as well. Where a module that
 * stays does not hold, they stay as they are, as they do when modules are made.
 */
export async function planOverviewsAfter(
  context: ToolkitContext,
  judged: JudgedRemoval,
  { input, making }: PreparedRemoval,
): Promise<OverviewsAfter> {
  const overviews = judged.incomplete ? undefined : await prepareOverviews(context, judged, making);
  const paths = new Set((overviews?.wanted ?? []).map(({ path }) => path));
  const present = await readPresent(context.files, paths);
  const planned = await planModules({
    ...{ wanted: [], unrecorded: [], ...(overviews && { overviews }), present },
    ...{ ledgers: new Map(), bases: new Map(), settled: { decisions: new Map(), discard: input.discard } },
  });
  return {
    plan: planned.plan,
    records: await changedRecords(context.files, planned.ledgers),
    present: { at: (path) => (paths.has(path) ? present.at(path) : input.present.at(path)) },
    diagnostics: planned.diagnostics,
  };
}
