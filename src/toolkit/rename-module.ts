import { exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import type { Ledger } from '../ledger/index.js';
import { findEntry, parseModuleId, type RegistryEntry } from '../model/index.js';
import { diffOf, type Operation, type Plan, type RecordFile } from '../plan/index.js';
import { snakeCase, type RelPath } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { operationsOf } from './changed-tree.js';
import { checkDiscard } from './check-discard.js';
import { entryOf } from './find-spec.js';
import { moduleExists } from './module-exists.js';
import { changedRecords } from './plan-records.js';
import { planAnew } from './plan-anew.js';
import { prepareRename, type PreparedRename } from './prepare-rename.js';
import { readLedgers } from './read-ledgers.js';
import { readModel, type ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import { planExit } from './show-plan.js';
import { tellConflicts } from './tell-conflicts.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** What `rename` is asked to do. */
export interface RenameWish {
  /** The module's id, or its snake form. */
  readonly from: string;
  readonly to: string;
  /** Files whose hand edits are given up, by their path before the rename. */
  readonly discard: readonly string[];
  /** Shows what would be done, and does nothing. */
  readonly isRehearsal: boolean;
}

/**
 * Gives a module another id everywhere: contracts, folders, all that was made for it with the edits of people, its entries
 * in shared files, and the contracts of others that name it. Renaming it back gives the bytes from before. Wrong names
 * (exit 2), and whatever would be lost or could not be taken back (1, or 3 for hand edits): nothing is written.
 */
export function renameModule(context: ToolkitContext, wish: RenameWish): Promise<VerbResult> {
  return planAnew(context, () => renameOnce(context, wish));
}

async function renameOnce(context: ToolkitContext, wish: RenameWish): Promise<VerbResult> {
  const unfit = [...parseModuleId(wish.to).diagnostics, ...checkDiscard(wish.discard).diagnostics];
  if (unfit.length > 0) return refusal(unfit, new Map(), exitCodes.usage);
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const entry = findEntry(model.workspace, wish.from);
  if (!entry.value) return refusal(entry.diagnostics, model.texts, exitCodes.usage);
  const taken = takenBy(wish, entry.value, model);
  if (taken) return refusal([taken], model.texts);
  const ledgers = await readLedgers(context.files);
  if (!ledgers.value || hasErrors(ledgers.diagnostics)) return refusal(ledgers.diagnostics, model.texts);
  const from = entry.value.moduleId;
  const discard = checkDiscard(wish.discard, generatedFiles(ledgers.value.get(snakeCase(from))));
  if (!discard.value) return refusal(discard.diagnostics, model.texts, exitCodes.usage);
  const renaming = { from, to: wish.to, discard: discard.value, ledgers: ledgers.value };
  const prepared = await prepareRename(context, model, renaming);
  return settle(context, wish, prepared);
}

function takenBy(wish: RenameWish, entry: RegistryEntry, model: ReadModel): Diagnostic | undefined {
  const other = entryOf(model.workspace, wish.to);
  const isTaken = other && (other !== entry || other.moduleId === wish.to);
  return isTaken ? moduleExists(wish.to, other, model) : undefined;
}

function generatedFiles(ledger: Ledger | undefined): Parameters<typeof checkDiscard>[1] {
  return [...(ledger?.files ?? [])].flatMap(([path, { ownership }]) => {
    return ownership === 'generated' ? [{ path, ownership }] : [];
  });
}

// A person has to decide about these; whatever else is an error has to be mended.
const conflicts: ReadonlySet<string> = new Set([
  'plan/base-not-proven',
  'plan/edit-not-carried',
  'plan/path-taken',
  'plan/target-not-a-file',
]);

async function settle(context: ToolkitContext, wish: RenameWish, prepared: PreparedRename): Promise<VerbResult> {
  const { diagnostics, texts, rest } = prepared;
  if (!rest || hasErrors(diagnostics)) {
    if (rest && planExit(rest) === exitCodes.conflict)
      return tellConflicts(rest, { exitCode: exitCodes.conflict, diagnostics, texts });
    const isConflict = diagnostics.some(({ code }) => conflicts.has(code));
    return refusal(diagnostics, texts, isConflict ? exitCodes.conflict : exitCodes.findings);
  }
  const because = { contract: prepared.contract, module: wish.to, rule: 'rename' };
  const files = new Map([...prepared.files, ...contentsOf(rest.planned.plan.operations)]);
  const operations = await operationsOf(context.files, files, because);
  const plan: Plan = { ...rest.planned.plan, operations };
  const records = new Map([...prepared.records, ...recordsOf(rest.ledgers), ...recordsOf(rest.conflictRecords)]);
  const present = await readPresent(
    context.files,
    operations.map(({ path }) => path),
  );
  const changes = operations.map((operation): FileChange => {
    const there = present.at(operation.path);
    const diff = wish.isRehearsal ? { diff: diffOf(operation, there.kind === 'file' ? there.text : '') } : {};
    return { action: operation.kind, path: operation.path, ...diff };
  });
  if (wish.isRehearsal) return rehearsed({ changes, diagnostics, texts });
  context.progress('writing');
  const ledgers = [...records].map(([path, content]): RecordFile => ({ path, content }));
  const changed = await changedRecords(context.files, ledgers);
  const done = await carryOut(context, { plan, ledgers: changed, diagnostics, texts, changes });
  return { ...done, next: ['l9gen check', 'npx tsc --noEmit'] };
}

function rehearsed({
  changes,
  diagnostics,
  texts,
}: Required<Pick<VerbResult, 'changes' | 'diagnostics' | 'texts'>>): VerbResult {
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: { written: 0, operations: changes.length, ...countFindings(diagnostics) },
    diagnostics,
    changes,
    data: { changes: changes.map(({ action, path }) => ({ action, path })) },
    texts,
  };
}

function contentsOf(operations: readonly Operation[]): readonly (readonly [RelPath, string | undefined])[] {
  return operations.map((operation) => [operation.path, operation.kind === 'delete' ? undefined : operation.content]);
}

function recordsOf(records: readonly RecordFile[]): readonly (readonly [RelPath, string | undefined])[] {
  return records.map(({ path, content }) => [path, content]);
}
