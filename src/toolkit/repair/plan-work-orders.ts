import type { Diagnostic } from '../../diagnostics/index.js';
import { FileSystemError, type FileSystem } from '../../host/index.js';
import type { Gap } from '../../gaps/index.js';
import type { Operation, Origin } from '../../plan/index.js';
import { createRenderer } from '../../render/index.js';
import { readTemplates } from '../../sources/index.js';
import { byCodePoint, fileStart, hashOf, type RelPath } from '../../text/index.js';
import { readPresent } from '../read-present.js';
import type { Scan } from '../scan/scan.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { createLocator } from './contract-lines.js';
import { repairDiagnostics } from './diagnostics.js';
import { gapOfName, isPristineWorkOrder, stampWorkOrder, workOrderFolder, workOrderPath } from './work-order-file.js';
import { filesShown, workOrderView } from './work-order-view.js';

/** A gap that a person or an agent has to close, and why. */
export interface Order {
  readonly gap: Gap;
  readonly reason: string;
}

/** What becomes of the work orders. */
export interface PlannedOrders {
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What work orders are planned from. */
export interface OrdersInput {
  /** The tree as it will be when everything else is written, and what a scan of it finds. */
  readonly after: { readonly files: FileSystem; readonly scan: Scan };
  readonly orders: readonly Order[];
  /** The gaps whose work order has to go, by id. */
  readonly closed: readonly string[];
}

// More than anybody carries out before the next scan; what is written for thousands of gaps is old when its turn comes.
const mostOrders = 100;

/** Which orders are written when nobody asked for one: the first, errors before warnings, and those that are there. */
export function chooseOrders(orders: readonly Order[], ordered: readonly string[]): readonly Order[] {
  const errors = orders.filter(({ gap }) => gap.severity === 'error');
  const others = orders.filter(({ gap }) => gap.severity !== 'error');
  const first = new Set([...errors, ...others].slice(0, mostOrders));
  return orders.filter((order) => first.has(order) || ordered.includes(order.gap.id));
}

/** Why a gap has no work order yet. */
export function waitingReason(id: string): string {
  return `At most ${mostOrders} work orders are written unasked; this one is by \`l9gen repair --gap ${id}\`, or when others are closed.`;
}

/** The ids of the gaps that work orders are there for, sorted. */
export async function listWorkOrders(files: FileSystem): Promise<readonly string[]> {
  try {
    return ((await files.list(workOrderFolder)) ?? []).flatMap((name) => gapOfName(name) ?? []).sort(byCodePoint);
  } catch (error) {
    // What stands there instead is told when something is to be written there.
    if (error instanceof FileSystemError) return [];
    throw error;
  }
}

/** The operations that make the work orders what they shall be. One that was edited stays, and is told. Reads only. */
export async function planWorkOrders(context: ToolkitContext, input: OrdersInput): Promise<PlannedOrders> {
  const { orders, closed } = input;
  const paths = [...orders.map(({ gap }) => gap.id), ...closed].map(workOrderPath);
  const present = await readPresent(context.files, paths);
  const bodies = orders.length === 0 ? new Map<string, string>() : await renderOrders(context, input);
  const operations: Operation[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { gap } of orders) {
    const path = workOrderPath(gap.id);
    const there = present.at(path);
    const content = stampWorkOrder(gap.id, bodies.get(gap.id) ?? '');
    const after = hashOf(content);
    const because: Origin = { contract: gap.metaFile, rule: 'work order' };
    const change = { path, after, content, ownership: 'generated', because } as const;
    if (there.kind !== 'file') operations.push({ kind: 'create', ...change });
    else if (there.hash === after) continue;
    else if (isPristineWorkOrder(gap.id, there.text))
      operations.push({ kind: 'update', before: there.hash, ...change });
    else diagnostics.push(edited(path, false));
  }
  for (const id of closed) {
    const path = workOrderPath(id);
    const there = present.at(path);
    const because: Origin = { contract: path, rule: 'the gap is closed' };
    if (there.kind !== 'file') continue;
    if (!isPristineWorkOrder(id, there.text)) diagnostics.push(edited(path, true));
    else operations.push({ kind: 'delete', path, before: there.hash, ownership: 'generated', because });
  }
  return { operations, diagnostics };
}

function edited(path: RelPath, isClosed: boolean): Diagnostic {
  return repairDiagnostics.create('work-order-edited', { path, isClosed }, { span: fileStart(path) });
}

async function renderOrders(
  { product }: ToolkitContext,
  { after: { files, scan }, orders }: OrdersInput,
): Promise<ReadonlyMap<string, string>> {
  const renderer = createRenderer(await readTemplates(product, 'work-order'));
  const present = await readPresent(
    files,
    orders.flatMap(({ gap }) => filesShown(gap)),
  );
  const locatorOf = createLocator(scan.model);
  return new Map(
    orders.map(({ gap, reason }) => {
      const locate = locatorOf(gap.metaFile);
      const view = workOrderView({ gap, reason, at: present.at, ...(locate && { locate }) });
      const { value, diagnostics } = renderer.render('work-order/work-order.md.hbs', view);
      if (value === undefined) throw new Error(`the work order of ${gap.id} fails: ${diagnostics[0]?.message ?? ''}`);
      return [gap.id, value] as const;
    }),
  );
}
