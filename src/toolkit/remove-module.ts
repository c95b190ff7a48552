import { exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { basesPath, ledgerPath } from '../ledger/index.js';
import { planRemoval, type Plan, type PlannedRemoval, type RecordFile, type Removed } from '../plan/index.js';
import { byCodePoint, nearestName, type RelPath } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { checkDiscard } from './check-discard.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { findRemoved, type Target } from './find-removed.js';
import { judgeRemoval } from './judge-removal.js';
import { planAnew } from './plan-anew.js';
import { planOverviewsAfter } from './plan-overviews-after.js';
import { prepareRemoval, type PreparedRemoval } from './prepare-removal.js';
import { readLedgers } from './read-ledgers.js';
import { readModel, type ReadModel } from './read-model.js';
import { recordsAbout } from './read-records.js';
import { tellRemoval } from './tell-removal.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, refusal, type VerbResult } from './verb-result.js';

/** What `remove` is asked to do. */
export interface RemovalWish {
  /** Modules by id. */
  readonly names: readonly string[];
  /** Files whose hand edits are given up, by path. */
  readonly discard: readonly string[];
  /** Shows what would be done, and does nothing. */
  readonly isRehearsal: boolean;
}

/**
 * The inverse of `new` and `generate`: takes modules out with their contracts, all that was made for them and their
 * entries in shared files; every other byte stays. Text of people that would go (edited or foreign files, changed
 * entries) and contracts of other modules that need a removed one are conflicts (exit 3): nothing at all is written.
 */
export function removeModules(context: ToolkitContext, wish: RemovalWish): Promise<VerbResult> {
  return planAnew(context, () => removeOnce(context, wish));
}

async function removeOnce(context: ToolkitContext, wish: RemovalWish): Promise<VerbResult> {
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  const { texts, workspace } = model;
  // Which entry, which spec, and what the other modules need of shared files: all that is unknown.
  if (!workspace.isRegistryKnown) return refusal(model.diagnostics, texts);
  const ledgers = await readLedgers(context.files);
  if (!ledgers.value || hasErrors(ledgers.diagnostics)) return refusal(ledgers.diagnostics, texts);
  const targets = findRemoved(wish.names, model, ledgers.value);
  const discard = checkDiscard(wish.discard);
  const misnamed = [...targets.diagnostics, ...discard.diagnostics];
  if (!targets.value || !discard.value) return refusal(misnamed, texts, exitCodes.usage);
  context.progress('planning what goes');
  const prepared = await prepareRemoval(context, model, { targets: targets.value, discard: discard.value });
  const planned = await planRemoval(prepared.input);
  const needless = nothingToDiscard(wish.discard, planned);
  if (needless.length > 0) return refusal(needless, texts, exitCodes.usage);
  return judgeAndCarryOut(context, { wish, model, targets: targets.value, prepared, planned });
}

interface Removing {
  readonly wish: RemovalWish;
  readonly model: ReadModel;
  readonly targets: readonly Target[];
  readonly prepared: PreparedRemoval;
  readonly planned: PlannedRemoval;
}

async function judgeAndCarryOut(context: ToolkitContext, removing: Removing): Promise<VerbResult> {
  const { wish, model, targets, prepared, planned } = removing;
  const judged = await judgeRemoval(context.files, { plan: planned.plan, targets, model });
  const overviews = await planOverviewsAfter(context, judged, prepared);
  const diagnostics = [...planned.diagnostics, ...judged.diagnostics, ...overviews.diagnostics];
  const plan = joined(planned.plan, overviews.plan);
  const telling = {
    plan,
    removed: prepared.input.removed,
    present: overviews.present,
    diagnostics,
    texts: model.texts,
  };
  if (plan.conflicts.length > 0 || hasErrors(diagnostics)) return tellRemoval(telling, 'refused');
  if (wish.isRehearsal) return tellRemoval(telling, 'rehearsed');
  context.progress('writing');
  const ledgers = [...(await recordsOf(context, prepared.input.removed)), ...overviews.records];
  const { changes = [], summary } = await tellRemoval(telling, 'done');
  const done = await carryOut(context, { plan, ledgers, diagnostics, texts: model.texts, changes });
  return { ...done, summary: { removed: summary['removed'] ?? 0, ...done.summary } };
}

function joined(plan: Plan, overviews: Plan): Plan {
  return {
    ...plan,
    operations: [...plan.operations, ...overviews.operations].sort(byPath),
    conflicts: [...plan.conflicts, ...overviews.conflicts].sort(byPath),
  };
}

function byPath(a: { readonly path: RelPath }, b: { readonly path: RelPath }): number {
  return byCodePoint(a.path, b.path);
}

function nothingToDiscard(names: readonly string[], { losing }: PlannedRemoval): readonly Diagnostic[] {
  const known: readonly string[] = [...losing];
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearestName(name, known);
      return toolkitDiagnostics.create('nothing-to-discard', { name: name.slice(0, 200), near });
    });
}

// Ledger, merge bases, and what was noted of conflicts in files that are gone.
async function recordsOf({ files }: ToolkitContext, removed: readonly Removed[]): Promise<readonly RecordFile[]> {
  const gone = new Set(removed.flatMap(({ ledger }) => [...ledger.files.keys()]));
  const own = removed.flatMap(({ snake }) => [ledgerPath(snake), basesPath(snake)]);
  return [...own, ...(await recordsAbout(files, gone))].map((path) => ({ path, content: undefined }));
}
