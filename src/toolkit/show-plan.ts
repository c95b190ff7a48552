import { exitCodes, hasErrors, type ExitCode } from '../diagnostics/index.js';
import { nameDrift, type Drift } from '../drift/index.js';
import { diffOf, reasonOf, type Operation, type Plan } from '../plan/index.js';
import type { RelPath } from '../text/index.js';
import type { PreparedPlan } from './prepare-plan.js';
import { countFindings, type FileChange, type VerbResult } from './verb-result.js';

/** What a plan was made of, as far as its report tells it. */
export interface Planning {
  readonly names: readonly string[];
  readonly diagnostics: VerbResult['diagnostics'];
  readonly texts: VerbResult['texts'];
}

/** A plan as a report: each change with its reason, its diff and the name of the difference that it settles. */
export function showPlan(prepared: PreparedPlan, planning: Planning): VerbResult {
  const diagnostics = [...planning.diagnostics, ...prepared.diagnostics];
  const { plan, observations } = prepared.planned;
  // What a module left behind that is registered no more is no module's that was named.
  const drifts = nameDrift(planning.names.length === 0 ? [...observations, ...prepared.leftBehind] : observations);
  const driftAt = namesByPath(drifts);
  const told = new Set(prepared.diagnostics);
  const settled = changesOf(prepared, true).map((change) => ({ ...change, ...driftAt(change.path) }));
  return {
    ok: !hasErrors(diagnostics),
    exitCode: planExit(prepared),
    summary: { ...countPlan(plan), ...countFindings(diagnostics) },
    diagnostics,
    changes: [...settled, ...unsettled(drifts, new Set(settled.map(({ path }) => path)))],
    notes: drifts.map(({ diagnostic }) => diagnostic).filter((note) => !told.has(note)),
    data: {
      operations: plan.operations.map((operation) => ({ ...tell(operation), ...driftAt(operation.path) })),
      conflicts: plan.conflicts.map(({ path }) => path),
      unchanged: plan.unchanged,
      drift: drifts.map(({ name, path, module }) => ({ name, path, module })),
    },
    texts: planning.texts,
  };
}

/** 3 when a person has to decide before anything is written, 1 when there is another error, else 0. */
export function planExit({ planned, diagnostics }: PreparedPlan): ExitCode {
  if (planned.plan.conflicts.some(({ isApart }) => !isApart)) return exitCodes.conflict;
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.done;
}

/** The operations and conflicts of a plan as lines of a report; in detail, with their reasons and diffs. */
export function changesOf({ planned, present }: PreparedPlan, isDetailed: boolean): readonly FileChange[] {
  const operations = planned.plan.operations.map((operation): FileChange => {
    const note = operation.because.module ?? operation.because.rule;
    const there = present.at(operation.path);
    const before = there.kind === 'file' ? there.text : '';
    const details = isDetailed ? { reason: reasonOf(operation.because), diff: diffOf(operation, before) } : {};
    return { action: operation.kind, path: operation.path, ...(note === undefined ? {} : { note }), ...details };
  });
  return [...operations, ...planned.plan.conflicts.map(({ path }): FileChange => ({ action: 'conflict', path }))];
}

/** How many files a plan would create, update, delete and leave, and how many wait for a decision. */
export function countPlan({ operations, conflicts, unchanged }: Plan): Readonly<Record<string, number>> {
  const count = (kind: Operation['kind']): number => operations.filter((operation) => operation.kind === kind).length;
  return {
    toCreate: count('create'),
    toUpdate: count('update'),
    toDelete: count('delete'),
    unchanged: unchanged.length,
    conflicts: conflicts.length,
  };
}

// A file that several modules share can differ in several ways.
function namesByPath(drifts: readonly Drift[]): (path: RelPath) => { readonly drift?: string } {
  const names = new Map<RelPath, Set<string>>();
  for (const { path, name } of drifts) names.set(path, (names.get(path) ?? new Set()).add(name));
  return (path) => {
    const found = names.get(path);
    return found ? { drift: [...found].join(', ') } : {};
  };
}

// Differences that a run would leave as they are: a hand edit, a file of a module that is registered no more.
function unsettled(drifts: readonly Drift[], settled: ReadonlySet<RelPath>): readonly FileChange[] {
  return drifts
    .filter(({ path }) => !settled.has(path))
    .map(({ name, path, module }) => ({ action: name, path, note: module }));
}

function tell(operation: Operation): object {
  const { kind, path, ownership, because } = operation;
  return {
    kind,
    path,
    ownership,
    because,
    ...(operation.kind === 'create' ? {} : { before: operation.before }),
    ...(operation.kind === 'delete' ? {} : { after: operation.after }),
  };
}
