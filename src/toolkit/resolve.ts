import { exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import {
  conflictPath,
  decisionPath,
  formatDecision,
  type Choice,
  type ConflictRecord,
  type Decision,
} from '../ledger/index.js';
import { diffOfTexts, type Conflict, type RecordFile } from '../plan/index.js';
import { nearestName } from '../text/index.js';
import { applyRecords } from './apply-records.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { preparePlan } from './prepare-plan.js';
import { readConflicts } from './read-records.js';
import { readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** Which conflicts to settle, and how; without ids they are listed. */
export interface ResolveWish {
  readonly ids: readonly string[];
  readonly take?: Choice;
}

/** A conflict that was told with both its sides. */
type Told = Conflict & Required<Pick<Conflict, 'record' | 'before'>>;

/**
 * Lists the open conflicts (exit 3 while there are any), or records what was decided about some of them; `generate` then
 * carries it out. Conflicts are worked out anew, never believed from their records. Changes no file of a person.
 */
export async function resolve(context: ToolkitContext, wish: ResolveWish): Promise<VerbResult> {
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const prepared = await preparePlan(context, model);
  const open = prepared.planned.plan.conflicts.filter(isTold);
  const others = prepared.planned.plan.conflicts.filter((conflict) => !isTold(conflict) && !conflict.isApart);
  const { take } = wish;
  if (wish.ids.length === 0 || take === undefined)
    return list(open, [...model.diagnostics, ...others.map(({ diagnostic }) => diagnostic)], model.texts);
  const records = await readConflicts(context.files);
  const matched = wish.ids.map((id) => matchConflict(id, take, { open, records }));
  const unknown = matched.flatMap((match) => ('diagnostic' in match ? [match.diagnostic] : []));
  if (unknown.length > 0) return refusal(unknown, model.texts, exitCodes.usage);
  const settled = matched.flatMap((match) => ('diagnostic' in match ? [] : [match]));
  await applyRecords(
    context,
    settled.flatMap((match) => decide(match, take)),
  );
  const ids = new Set(settled.flatMap(({ conflicts }) => conflicts.map(({ record }) => record.id)));
  return tellDecided(
    open.filter(({ record }) => !ids.has(record.id)),
    settled.length,
    model.texts,
  );
}

interface Matched {
  /** As it was named: the id of a record, which may be of a text that was edited since. */
  readonly id: string;
  readonly conflicts: readonly Told[];
}

interface Known {
  readonly open: readonly Told[];
  readonly records: ReadonlyMap<string, ConflictRecord>;
}

// Whoever edits the file to settle a conflict makes another conflict of it, or none: then file and part say which is meant.
function matchConflict(
  id: string,
  take: Choice,
  { open, records }: Known,
): Matched | { readonly diagnostic: Diagnostic } {
  const conflicts = open.filter(({ record }) => record.id === id);
  if (conflicts.length > 0) return { id, conflicts };
  const old = take === 'edited' ? records.get(id) : undefined;
  if (old) return { id, conflicts: open.filter(({ record }) => record.file === old.file && record.node === old.node) };
  const near = nearestName(
    id,
    open.map(({ record }) => record.id),
  );
  return { diagnostic: toolkitDiagnostics.create('unknown-conflict', { id: id.slice(0, 40), near }) };
}

function decide({ id: named, conflicts }: Matched, choice: Choice): readonly RecordFile[] {
  const decisions = conflicts.map(({ record, before }): Decision => {
    const { id, file, node, base, ours, theirs } = record;
    return { id, file, node, base, ours, theirs, choice, before };
  });
  const gone = new Set([named, ...decisions.map(({ id }) => id)]);
  return [
    ...decisions.map((decision) => ({ path: decisionPath(decision.id), content: formatDecision(decision) })),
    ...[...gone].map((id) => ({ path: conflictPath(id), content: undefined })),
  ];
}

function list(open: readonly Told[], diagnostics: readonly Diagnostic[], texts: VerbResult['texts']): VerbResult {
  const all = [...diagnostics, ...open.map(({ diagnostic }) => diagnostic)];
  return {
    ok: !hasErrors(all),
    exitCode: hasErrors(all) ? exitCodes.conflict : exitCodes.done,
    summary: { conflicts: open.length, ...countFindings(all) },
    diagnostics: all,
    changes: open.map(showSides),
    data: { conflicts: open.map(({ record }) => record) },
    texts,
  };
}

function tellDecided(left: readonly Told[], decided: number, texts: VerbResult['texts']): VerbResult {
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: { decided, conflicts: left.length },
    diagnostics: [],
    changes: left.map(showSides),
    data: { conflicts: left.map(({ record }) => record) },
    next: [left.length > 0 ? 'l9gen resolve' : 'l9gen generate'],
    texts,
  };
}

function showSides({ path, record }: Told): FileChange {
  const { id, node, ours, theirs } = record;
  return { action: 'conflict', path, note: `${id}  ${node}`, diff: diffOfTexts(['ours', ours], ['theirs', theirs]) };
}

function isTold(conflict: Conflict): conflict is Told {
  return conflict.record !== undefined && conflict.before !== undefined;
}
