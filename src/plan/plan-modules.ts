import { createCollector, type Collector, type Diagnostic } from '../diagnostics/index.js';
import { emptyLedger, type Bases, type Ledger, type WiredPart } from '../ledger/index.js';
import { byCodePoint, relPath, type RelPath } from '../text/index.js';
import { concernedFiles, keepRecords, narrowWanted, type Concern } from './concern.js';
import { conflictFiles, type RecordFile } from './conflict-files.js';
import { planDocuments } from './documents/plan-documents.js';
import type { WantedDocument } from './documents/wanted-document.js';
import type { FileDecision, Settled } from './file-decision.js';
import { recordModule, type ModuleDecisions } from './record-module.js';
import type { Observation } from './observation.js';
import { planEdits } from './plan-edits.js';
import { planFile } from './plan-file.js';
import { planOverviews, type OverviewInput } from './plan-overviews.js';
import { orphansOf, planOrphan } from './plan-orphans.js';
import type { Operation, Plan } from './plan.js';
import type { PresentTree } from './present-tree.js';
import { provenEntry } from './proven-entry.js';
import type { WantedEdit, WantedFile, WantedModule } from './wanted.js';

/** A plan with what was seen while making it, and our records as they will be once it is carried out. */
export interface Planned {
  readonly plan: Plan;
  /** Ledgers and merge bases. */
  readonly ledgers: readonly RecordFile[];
  /** One record per conflict that can be told; for a run that has conflicts and so changes nothing else. */
  readonly conflictRecords: readonly RecordFile[];
  readonly observations: readonly Observation[];
  /** The files of modules that were decided about. */
  readonly concerned: ReadonlySet<RelPath>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a plan is made from. */
export interface PlanInput {
  readonly wanted: readonly WantedModule[];
  /** Files that no ledger records, because they say themselves what they are. */
  readonly unrecorded: readonly WantedFile[];
  /** Gives the documents that contracts ask for, as the code is after these operations; their texts are in `present`. */
  readonly documents?: (operations: readonly Operation[]) => Promise<readonly WantedDocument[]>;
  /** Absent while some module does not hold, so that a view of all would be incomplete. */
  readonly overviews?: OverviewInput;
  readonly present: PresentTree;
  /** By module in snake form. */
  readonly ledgers: ReadonlyMap<string, Ledger>;
  /** By module in snake form; of a module that is not in it, nothing was recorded. A module may have none that was read. */
  readonly bases: ReadonlyMap<string, Bases | 'not-read'>;
  readonly settled: Settled;
  /** What the plan is about; everything when absent. */
  readonly concern?: Concern | undefined;
}

/**
 * Wanted tree against present tree and ledger → sorted operations, conflicts as data, the records to be. The same input
 * gives the same plan; nothing is read or written here.
 */
export async function planModules(input: PlanInput): Promise<Planned> {
  const collector = createCollector();
  const decisions: FileDecision[] = [];
  const ledgers: RecordFile[] = [];
  const decided: Omit<ModuleDecisions, 'parts'>[] = [];
  const narrowed = narrowWanted(input);
  const modules = [...narrowed.wanted].sort((a, b) => byCodePoint(a.snake, b.snake));
  for (const wanted of modules) {
    const ledger = input.ledgers.get(wanted.snake) ?? emptyLedger(wanted.module);
    const made = await planModule(wanted, ledger, input);
    decisions.push(...made);
    decided.push({ wanted, ledger, decisions: [...made, ...keepRecords(ledger, input.concern)] });
  }
  const shared = await planShared(modules, input, collector);
  for (const one of decided)
    ledgers.push(...recordModule({ ...one, parts: shared.parts }, input.present, input.bases.get(one.wanted.snake)));
  if (narrowed.overviews) {
    const overviews = await planOverviews(narrowed.overviews, { ...input, decisions });
    decisions.push(...overviews.decisions);
    ledgers.push(...overviews.records);
  }
  const made = [...operationsOf(decisions), ...shared.operations];
  const documents = (await input.documents?.(made)) ?? [];
  const concerned = documents.filter(({ path }) => input.concern?.(path, undefined) ?? true);
  decisions.push(...(await planDocuments(concerned, input.present)));
  for (const file of narrowed.unrecorded) decisions.push(...(await planUnrecorded(file, input)));
  collector.addAll(decisions.flatMap((decision) => decision.diagnostics));
  const plan = assemble([...operationsOf(decisions), ...shared.operations], decisions);
  return {
    plan,
    ledgers,
    conflictRecords: conflictFiles(plan.conflicts),
    observations: [...decisions.map(({ observation }) => observation), ...shared.observations].sort(
      (a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.module, b.module),
    ),
    concerned: concernedFiles(modules, input.concern),
    diagnostics: collector.all(),
  };
}

async function planModule(wanted: WantedModule, ledger: Ledger, input: PlanInput): Promise<readonly FileDecision[]> {
  const { present, settled, concern = () => true } = input;
  const read = input.bases.get(wanted.snake);
  const bases = read === 'not-read' ? undefined : read;
  const decisions: FileDecision[] = [];
  for (const file of wanted.files) {
    const { path } = file;
    if (!concern(path, wanted.module)) continue;
    const recorded = ledger.files.get(path);
    decisions.push(
      await planFile({ wanted: file, present: present.at(path), recorded, base: bases?.get(path), settled }),
    );
  }
  const because = wanted.files[0]?.because ?? { contract: relPath('modules/registry.yaml'), module: wanted.module };
  for (const path of orphansOf(ledger, new Set(wanted.files.map((file) => file.path)))) {
    if (!concern(path, ledger.module)) continue;
    const decision = planOrphan(path, ledger, { present, because, discard: settled.discard });
    if (decision) decisions.push(decision);
  }
  return decisions;
}

async function planUnrecorded(
  wanted: WantedFile,
  { present: tree, settled }: PlanInput,
): Promise<readonly FileDecision[]> {
  const present = tree.at(wanted.path);
  const recorded = provenEntry(wanted, present);
  if (!recorded) return [];
  return [await planFile({ wanted, present, recorded, base: undefined, settled })];
}

interface PlannedShared {
  readonly operations: readonly Operation[];
  readonly observations: readonly Observation[];
  readonly parts: ModuleDecisions['parts'];
}

async function planShared(
  modules: readonly WantedModule[],
  input: PlanInput,
  collector: Collector,
): Promise<PlannedShared> {
  const byPath = new Map<RelPath, { readonly edit: WantedEdit; readonly ledger: Ledger }[]>();
  for (const wanted of modules) {
    const ledger = input.ledgers.get(wanted.snake) ?? emptyLedger(wanted.module);
    for (const edit of wanted.edits) {
      const edits = byPath.get(edit.path) ?? [];
      edits.push({ edit, ledger });
      byPath.set(edit.path, edits);
    }
  }
  const operations: Operation[] = [];
  const observations: Observation[] = [];
  const parts = new Map<WantedEdit, readonly WiredPart[]>();
  for (const [path, edits] of byPath) {
    const known = [...input.ledgers.values()].flatMap((ledger) => ledger.parts.get(path) ?? []);
    const decision = await planEdits({ path, present: input.present.at(path), edits, known });
    for (const [edit, made] of decision.parts) parts.set(edit, made);
    collector.addAll(decision.diagnostics);
    observations.push(...decision.observations);
    if (decision.operation) operations.push(decision.operation);
  }
  return { operations, observations, parts };
}

function operationsOf(decisions: readonly FileDecision[]): readonly Operation[] {
  return decisions.flatMap(({ operation }) => (operation ? [operation] : []));
}

function assemble(operations: readonly Operation[], decisions: readonly FileDecision[]): Plan {
  const unchanged = decisions
    .filter(({ observation }) => observation.wants === 'nothing')
    .map(({ observation }) => observation.path);
  const byPath = <T extends { readonly path: RelPath }>(items: readonly T[]): readonly T[] =>
    [...items].sort((a, b) => byCodePoint(a.path, b.path));
  return {
    format: 1,
    operations: byPath(operations),
    conflicts: byPath(decisions.flatMap(({ conflicts = [] }) => conflicts)),
    unchanged: [...unchanged].sort(byCodePoint),
  };
}
