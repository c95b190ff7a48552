import { exitCodes, type Diagnostic, type ExitCode } from '../../diagnostics/index.js';
import type { Gap } from '../../gaps/index.js';
import { diffOf, reasonOf, type Operation, type PresentTree } from '../../plan/index.js';
import type { RelPath } from '../../text/index.js';
import { gapFinding, isOpen } from '../scan/gap-finding.js';
import { countFindings, type Fact, type FileChange, type VerbResult } from '../verb-result.js';
import type { Obstacle, Remedies } from './derive-remedies.js';
import { repairDiagnostics } from './diagnostics.js';
import type { Selection } from './select-gaps.js';
import { waitingReason } from './plan-work-orders.js';
import { workOrderPath } from './work-order-file.js';

/** What came of one gap. */
export type RepairOutcome = 'repaired' | 'work-order' | 'waiting' | 'already-closed' | 'refused' | 'waived';

/** One line of the execution report; plain data. */
export interface GapRepair {
  readonly outcome: RepairOutcome;
  readonly kind?: string;
  readonly metaFile?: string;
  readonly targetFile?: string;
  /** The files that were changed for it. */
  readonly files: readonly string[];
  readonly workOrder?: RelPath;
  /** Why it is not repaired, or how it was closed. */
  readonly reason?: string;
  /** Ids of the gaps that its repair would have opened. */
  readonly opens?: readonly string[];
}

/** A repair, done or shown. */
export interface Repair {
  readonly selection: Selection;
  readonly remedies: Remedies;
  /** The gaps by id that have a work order then. */
  readonly ordered: ReadonlySet<string>;
  readonly operations: readonly Operation[];
  /** What stood where operations change something. */
  readonly present: PresentTree;
  readonly isWritten: boolean;
  /** Findings besides those of the gaps. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** The execution report: what came of each gap by its id, in the order of the scan; those that were closed before come last. */
function executionOf(repair: Repair): ReadonlyMap<string, GapRepair> {
  const { selection } = repair;
  const selected = selection.gaps.map((gap) => [gap.id, repairOf(gap, repair)] as const);
  const closed = selection.closed.map(({ id, isContractGone, metaFile }) => {
    const reason = isContractGone ? 'its contract is gone' : 'it was closed before';
    return [
      id,
      { outcome: 'already-closed', ...(metaFile === undefined ? {} : { metaFile }), files: [], reason },
    ] as const;
  });
  return new Map<string, GapRepair>([...selected, ...closed]);
}

function repairOf(gap: Gap, { remedies: { closing, obstacles }, ordered }: Repair): GapRepair {
  const { kind, metaFile, targetFile } = gap;
  const about = { kind, metaFile, ...(targetFile === undefined ? {} : { targetFile }) };
  if (!isOpen(gap)) return { outcome: 'waived', ...about, files: [], reason: gap.waiver?.reason ?? '' };
  const files = closing.get(gap.fingerprint);
  if (files) return { outcome: 'repaired', ...about, files };
  const obstacle = obstacles.get(gap.fingerprint);
  const { reason = '', opens, takes = 'decision' } = obstacle ?? {};
  const more = { files: [], reason, ...(opens ? { opens: opens.map(({ id }) => id) } : {}) };
  if (takes !== 'work') return { outcome: 'refused', ...about, ...more };
  if (!ordered.has(gap.id)) return { outcome: 'waiting', ...about, ...more, reason: waitingReason(gap.id) };
  return { outcome: 'work-order', ...about, ...more, workOrder: workOrderPath(gap.id) };
}

/** The result of a repair. A gap that stays open is a finding; what was closed is a fact. */
export function tellRepair(repair: Repair): VerbResult {
  const { selection, remedies, operations, isWritten } = repair;
  const execution = executionOf(repair);
  const left = selection.gaps.flatMap((gap) => findingsOf(gap, execution.get(gap.id), remedies.obstacles));
  const diagnostics = [...repair.diagnostics, ...remedies.blocked, ...left];
  const count = (outcome: RepairOutcome): number =>
    [...execution.values()].filter((one) => one.outcome === outcome).length;
  const exitCode = exitOf(repair, count('work-order') + count('waiting') + count('refused'));
  const changes = changesOf(repair);
  return {
    ok: exitCode === exitCodes.done,
    exitCode,
    summary: {
      ...(operations.length === 0 ? { state: 'nothing to do' } : isWritten ? {} : { state: 'dry run' }),
      repaired: count('repaired'),
      workOrders: count('work-order'),
      waiting: count('waiting'),
      refused: count('refused'),
      closedBefore: count('already-closed'),
      waived: count('waived'),
      ...countFindings(diagnostics),
    },
    diagnostics,
    changes,
    facts: factsOf(execution),
    data: {
      written: isWritten,
      gaps: Object.fromEntries(execution),
      changes: changes.map(({ action, path }) => ({ action, path })),
    },
    texts: repair.texts,
  };
}

function exitOf({ remedies }: Repair, left: number): ExitCode {
  if ([...remedies.obstacles.values()].some(({ takes }) => takes === 'conflict')) return exitCodes.conflict;
  return left > 0 ? exitCodes.findings : exitCodes.done;
}

function changesOf({ operations, present, isWritten }: Repair): readonly FileChange[] {
  return operations.map((operation): FileChange => {
    const { kind: action, path, because } = operation;
    const note = because.module ?? because.rule;
    const about = { action, path, ...(note === undefined ? {} : { note }) };
    if (isWritten) return about;
    const there = present.at(path);
    return { ...about, reason: reasonOf(because), diff: diffOf(operation, there.kind === 'file' ? there.text : '') };
  });
}

function findingsOf(
  gap: Gap,
  repaired: GapRepair | undefined,
  obstacles: ReadonlyMap<string, Obstacle>,
): readonly Diagnostic[] {
  if (!repaired || !isLeft[repaired.outcome]) return [];
  const { opens, files = [] } = obstacles.get(gap.fingerprint) ?? {};
  const finding = findingOf(gap, repaired);
  if (!opens) return [finding];
  const problems = opens.map((open) => open.context.problem);
  const about = gap.span ? { span: gap.span } : { file: gap.metaFile };
  return [finding, repairDiagnostics.create('repair-withheld', { gap: gap.id, files, problems }, about)];
}

const isLeft: Readonly<Record<RepairOutcome, boolean>> = {
  repaired: false,
  'work-order': true,
  waiting: true,
  refused: true,
  'already-closed': false,
  waived: false,
};

// The finding of the scan, with what is to be done about it now.
function findingOf(gap: Gap, { workOrder, reason }: GapRepair): Diagnostic {
  const { fix: _fix, ...finding } = gapFinding(gap);
  return { ...finding, hint: workOrder === undefined ? (reason ?? gap.hint) : `Carry out \`${workOrder}\`.` };
}

const names: Readonly<Record<RepairOutcome, string>> = {
  repaired: 'repaired',
  'work-order': 'work order',
  waiting: 'waiting',
  refused: 'refused',
  'already-closed': 'closed before',
  waived: 'waived',
};

function factsOf(execution: ReadonlyMap<string, GapRepair>): readonly Fact[] {
  return (Object.keys(names) as readonly RepairOutcome[]).flatMap((outcome) => {
    const values = [...execution].filter(([, one]) => one.outcome === outcome).map(([id, one]) => lineOf(id, one));
    return values.length === 0 ? [] : [{ name: names[outcome], values }];
  });
}

function lineOf(id: string, { kind, targetFile, metaFile, workOrder }: GapRepair): string {
  const words = [kind?.replaceAll('_', ' '), workOrder ?? targetFile ?? metaFile];
  return [id, ...words.filter((word) => word !== undefined)].join('  ');
}
