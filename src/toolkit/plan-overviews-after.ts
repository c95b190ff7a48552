import type { Diagnostic } from '../diagnostics/index.js';
import {
  isPristineOverview,
  planModules,
  wantOverviews,
  type Operation,
  type Plan,
  type PresentTree,
} from '../plan/index.js';
import type { JudgedRemoval } from './judge-removal.js';
import type { PreparedRemoval } from './prepare-removal.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';

/** What becomes of the overviews of all modules, with what stands where a removal changes something. */
export interface OverviewsAfter {
  readonly plan: Plan;
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
  const overviews = judged.incomplete ? [] : wantOverviews(judged.workspace, making);
  const present = await readPresent(
    context.files,
    overviews.map(({ path }) => path),
  );
  const tree: PresentTree = {
    at: (path) => (overviews.some((one) => one.path === path) ? present.at(path) : input.present.at(path)),
  };
  const going = overviews.filter((one) => one.isEmpty === true && isPristineOverview(one, present.at(one.path)));
  const planned = await planModules({
    ...{ wanted: [], unrecorded: overviews.filter((one) => !going.includes(one)), present },
    ...{ ledgers: new Map(), bases: new Map(), settled: { decisions: new Map(), discard: input.discard } },
  });
  const deletions = going.flatMap(({ path, because }): readonly Operation[] => {
    const there = present.at(path);
    return there.kind === 'file' ? [{ kind: 'delete', path, before: there.hash, ownership: 'generated', because }] : [];
  });
  const operations = [...planned.plan.operations, ...deletions];
  return { plan: { ...planned.plan, operations }, present: tree, diagnostics: planned.diagnostics };
}
