import type { Diagnostic } from '../../diagnostics/index.js';
import type { Operation } from '../../plan/index.js';
import { byCodePoint, type RelPath } from '../../text/index.js';
import { applyChanges } from '../apply-changes.js';
import { planAnew } from '../plan-anew.js';
import { readPresent } from '../read-present.js';
import { scanRepository } from '../scan/scan-repository.js';
import type { Scan } from '../scan/scan.js';
import { isOpen } from '../scan/gap-finding.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { isVerbResult, type VerbResult } from '../verb-result.js';
import { deriveRemedies, type Remedies } from './derive-remedies.js';
import { chooseOrders, listWorkOrders, planWorkOrders, type Order, type PlannedOrders } from './plan-work-orders.js';
import { takeReport, type ReportFile } from './read-report.js';
import { selectGaps, type Selected, type Selection, type SelectionInput } from './select-gaps.js';
import { tellRepair } from './tell-repair.js';
import type { Trying } from './trial.js';

/** What is to be repaired, and whether. */
export interface RepairWish {
  /** A gap report; where none is named, the usual one is read if it is there. */
  readonly report?: ReportFile;
  /** The gaps by id; all that the report has, or that there are, when none is named. */
  readonly ids: readonly string[];
  /** False: show what would be done, and do nothing. */
  readonly writes: boolean;
}

/**
 * Closes gaps: what follows from contracts is made by the ordinary plan, and only in the files that a gap may write; for
 * the rest there is a work order. A report and ids only select; what is wrong and what is done about it follows from a
 * scan of now. Everything is proven on the tree as it would be and written whole or not at all. Exit 0: all closed, 1: some
 * are not, 3: a conflict needs a decision. A second run writes nothing.
 */
export function repair(context: ToolkitContext, wish: RepairWish): Promise<VerbResult> {
  const once = (): Promise<VerbResult> => repairOnce(context, wish);
  return wish.writes ? planAnew(context, once) : once();
}

async function repairOnce(context: ToolkitContext, wish: RepairWish): Promise<VerbResult> {
  const scan = await scanRepository(context);
  if (isVerbResult(scan)) return scan;
  const report = await takeReport(context, { file: wish.report, scan });
  if (isVerbResult(report)) return report;
  const ordered = await listWorkOrders(context.files);
  const selected = await select(context, { scan, ids: wish.ids, ordered, reported: report.gaps });
  if (isVerbResult(selected)) return selected;
  const { selection } = selected;
  const trying: Trying = { context, scan };
  const open = selection.gaps.filter(isOpen);
  context.progress(`repairing ${open.length} gap${open.length === 1 ? '' : 's'}`);
  const remedies = await deriveRemedies(trying, open);
  const wanted = ordersOf({ wish, selection, remedies, ordered });
  const orders = await planOrders(trying, { wish, orders: wanted, remedies, ordered });
  const operations = [...remedies.operations, ...orders.operations].sort((a, b) => byCodePoint(a.path, b.path));
  const present = await readPresent(
    context.files,
    operations.map(({ path }) => path),
  );
  const applied = wish.writes ? await write(context, operations, remedies) : [];
  return tellRepair({
    ...{ selection, remedies, operations, present, isWritten: wish.writes },
    ordered: new Set(wanted.map(({ gap }) => gap.id)),
    diagnostics: [...report.diagnostics, ...selected.diagnostics, ...orders.diagnostics, ...applied],
    texts: new Map([...report.texts, ...scan.texts]),
  });
}

interface Choosing {
  readonly scan: Scan;
  readonly ids: readonly string[];
  readonly ordered: readonly string[];
  readonly reported: SelectionInput['reported'];
}

async function select(
  { files }: ToolkitContext,
  { scan, ids, ordered, reported }: Choosing,
): Promise<Selected | VerbResult> {
  const contracts = await readPresent(files, new Set(reported?.map(({ metaFile }) => metaFile)));
  const isThere = (contract: RelPath): boolean => contracts.at(contract).kind !== 'absent';
  return selectGaps({ found: scan.gaps, ids, ordered, isThere, reported });
}

interface Ordering {
  readonly wish: RepairWish;
  readonly remedies: Remedies;
  readonly ordered: readonly string[];
}

function ordersOf({
  wish,
  selection,
  remedies,
  ordered,
}: Ordering & { readonly selection: Selection }): readonly Order[] {
  const { obstacles, after } = remedies;
  const left = new Map(after.scan.gaps.filter(isOpen).map((gap) => [gap.fingerprint, gap]));
  const orders = selection.gaps.flatMap(({ fingerprint }) => {
    const [gap, obstacle] = [left.get(fingerprint), obstacles.get(fingerprint)];
    return gap && obstacle?.takes === 'work' ? [{ gap, reason: obstacle.reason }] : [];
  });
  return wish.ids.length > 0 ? orders : chooseOrders(orders, ordered);
}

// Whatever is open keeps its work order, asked for or not; with ids, the work orders of others are left alone.
function planOrders(
  { context }: Trying,
  { wish, orders, remedies: { after }, ordered }: Ordering & { readonly orders: readonly Order[] },
): Promise<PlannedOrders> {
  const open = new Set(after.scan.gaps.filter(isOpen).map(({ id }) => id));
  const asked = new Set(wish.ids);
  const closed = ordered.filter((id) => !open.has(id) && (asked.size === 0 || asked.has(id)));
  return planWorkOrders(context, { after, orders, closed });
}

async function write(
  context: ToolkitContext,
  operations: readonly Operation[],
  { records }: Remedies,
): Promise<readonly Diagnostic[]> {
  context.progress('writing');
  const plan = { format: 1, operations, conflicts: [], unchanged: [] } as const;
  return (await applyChanges(context, { plan, ledger: records })).diagnostics;
}
