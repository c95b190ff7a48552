import { createCollector, type Collector, type Diagnostic } from '../diagnostics/index.js';
import { emptyLedger, formatLedger, ledgerPath, type Ledger, type LedgerEntry } from '../ledger/index.js';
import { byCodePoint, relPath, type Hash, type RelPath } from '../text/index.js';
import type { Observation } from './observation.js';
import { planEdits } from './plan-edits.js';
import { planFile, type FileDecision } from './plan-file.js';
import { orphansOf, planOrphan } from './plan-orphans.js';
import type { Conflict, Operation, Plan } from './plan.js';
import type { PresentTree } from './present-tree.js';
import { provenEntry } from './proven-entry.js';
import type { WantedEdit, WantedFile, WantedModule } from './wanted.js';

/** A plan with what was seen while making it, and the ledgers as they will be once it is carried out. */
export interface Planned {
  readonly plan: Plan;
  readonly ledgers: readonly { readonly path: RelPath; readonly content: string }[];
  readonly observations: readonly Observation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a plan is made from. */
export interface PlanInput {
  readonly wanted: readonly WantedModule[];
  /** Files about all modules together. No ledger records them, so that branches merge; their own block proves what they are. */
  readonly unrecorded: readonly WantedFile[];
  readonly present: PresentTree;
  /** By module in snake form. */
  readonly ledgers: ReadonlyMap<string, Ledger>;
}

/**
 * Wanted tree against present tree and ledger → sorted operations, conflicts as data, the ledgers to be. The same input
 * gives the same plan; nothing is read or written here.
 */
export async function planModules(input: PlanInput): Promise<Planned> {
  const collector = createCollector();
  const decisions: FileDecision[] = [];
  const ledgers: { readonly path: RelPath; readonly content: string }[] = [];
  const modules = [...input.wanted].sort((a, b) => byCodePoint(a.snake, b.snake));
  for (const wanted of modules) {
    const ledger = input.ledgers.get(wanted.snake) ?? emptyLedger(wanted.module);
    const made = await planModule(wanted, ledger, input.present);
    decisions.push(...made);
    const files = new Map(
      made.flatMap(({ observation, entry }): readonly (readonly [RelPath, LedgerEntry])[] =>
        entry ? [[observation.path, entry]] : [],
      ),
    );
    const wired = new Map<RelPath, Hash>([
      ...ledger.wired,
      ...wanted.edits.map((edit) => [edit.path, edit.inputs] as const),
    ]);
    ledgers.push({ path: ledgerPath(wanted.snake), content: formatLedger({ module: wanted.module, files, wired }) });
  }
  for (const file of input.unrecorded) decisions.push(...(await planUnrecorded(file, input.present)));
  const shared = await planShared(modules, input, collector);
  collector.addAll(decisions.flatMap((decision) => decision.diagnostics));
  const operations = [...decisions.flatMap(({ operation }) => (operation ? [operation] : [])), ...shared.operations];
  return {
    plan: assemble(operations, decisions),
    ledgers,
    observations: [...decisions.map(({ observation }) => observation), ...shared.observations].sort(
      (a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.module, b.module),
    ),
    diagnostics: collector.all(),
  };
}

async function planModule(
  wanted: WantedModule,
  ledger: Ledger,
  present: PresentTree,
): Promise<readonly FileDecision[]> {
  const decisions: FileDecision[] = [];
  for (const file of wanted.files)
    decisions.push(
      await planFile({ wanted: file, present: present.at(file.path), recorded: ledger.files.get(file.path) }),
    );
  const because = wanted.files[0]?.because ?? { contract: relPath('modules/registry.yaml'), module: wanted.module };
  const orphans = orphansOf(ledger, new Set(wanted.files.map((file) => file.path)));
  for (const path of orphans) {
    const decision = planOrphan(path, ledger, { present, because });
    if (decision) decisions.push(decision);
  }
  return decisions;
}

async function planUnrecorded(wanted: WantedFile, tree: PresentTree): Promise<readonly FileDecision[]> {
  const present = tree.at(wanted.path);
  const recorded = provenEntry(wanted, present);
  return wanted.isEmpty === true && !recorded ? [] : [await planFile({ wanted, present, recorded })];
}

async function planShared(
  modules: readonly WantedModule[],
  input: PlanInput,
  collector: Collector,
): Promise<{ readonly operations: readonly Operation[]; readonly observations: readonly Observation[] }> {
  const byPath = new Map<RelPath, { readonly edit: WantedEdit; readonly ledger: Ledger }[]>();
  for (const wanted of modules) {
    const ledger = input.ledgers.get(wanted.snake) ?? emptyLedger(wanted.module);
    for (const edit of wanted.edits) byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), { edit, ledger }]);
  }
  const operations: Operation[] = [];
  const observations: Observation[] = [];
  for (const [path, edits] of byPath) {
    const decision = await planEdits({ path, present: input.present.at(path), edits });
    collector.addAll(decision.diagnostics);
    observations.push(...decision.observations);
    if (decision.operation) operations.push(decision.operation);
  }
  return { operations, observations };
}

function assemble(operations: readonly Operation[], decisions: readonly FileDecision[]): Plan {
  const conflicts: readonly Conflict[] = decisions.flatMap(({ conflict }) => (conflict ? [conflict] : []));
  const unchanged = decisions
    .filter(({ observation }) => observation.wants === 'nothing')
    .map(({ observation }) => observation.path);
  const byPath = <T extends { readonly path: RelPath }>(items: readonly T[]): readonly T[] =>
    [...items].sort((a, b) => byCodePoint(a.path, b.path));
  return {
    format: 1,
    operations: byPath(operations),
    conflicts: byPath(conflicts),
    unchanged: [...unchanged].sort(byCodePoint),
  };
}
