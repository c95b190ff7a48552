import { hashOf, type RelPath } from '../text/index.js';
import { diffOf, type Operation, type Plan } from '../plan/index.js';
import { carryOut } from './carry-out.js';
import { mendContracts, type Mended } from './mend-contracts.js';
import { planAnew } from './plan-anew.js';
import { readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, findingsExit, isVerbResult, type FileChange, type VerbResult } from './verb-result.js';

/** What `validate --fix` is asked to do. */
export interface FixWish {
  /** Modules by id; every contract when none is named. */
  readonly names: readonly string[];
  /** Shows what would be written, and writes nothing. */
  readonly isRehearsal: boolean;
}

/**
 * Judges the contracts and mends each finding that carries its edit, all or nothing. What remains is told, and decides
 * the exit code. Throws ToolError when the files could not be written.
 */
export function fixContracts(context: ToolkitContext, wish: FixWish): Promise<VerbResult> {
  return planAnew(context, () => fixOnce(context, wish));
}

async function fixOnce(context: ToolkitContext, { names, isRehearsal }: FixWish): Promise<VerbResult> {
  const model = await readModel(context, names, 'contracts');
  if (isVerbResult(model)) return model;
  const mended = await mendContracts(context, names, model);
  const operations = [...mended.texts].map(([path, content]) =>
    updateOf(path, { before: model.texts.get(path) ?? '', content }),
  );
  const changes = operations.map((operation) => changeOf(operation, model.texts.get(operation.path) ?? ''));
  const mendable = mended.fixed.length;
  const exitCode = findingsExit(mended.diagnostics);
  const told = toldOf(mended, changes);
  if (isRehearsal || operations.length === 0) {
    const summary = { ...(isRehearsal ? { mendable } : { mended: 0 }), ...countFindings(mended.diagnostics) };
    return { ...told, ok: exitCode === 0, exitCode, summary, changes };
  }
  const plan: Plan = { format: 1, operations, conflicts: [], unchanged: [] };
  const work = { plan, ledgers: [], diagnostics: mended.diagnostics, texts: mended.allTexts, changes };
  const done = await carryOut(context, work);
  return { ...done, data: told.data, ok: exitCode === 0, exitCode, summary: { mended: mendable, ...done.summary } };
}

function toldOf({ fixed, diagnostics, allTexts }: Mended, changes: readonly FileChange[]) {
  return {
    diagnostics,
    data: {
      mended: fixed.map(({ code, pointer, span, edit }) => ({
        code,
        file: span?.file,
        line: span?.start.line,
        pointer,
        edit,
      })),
      changes: changes.map(({ action, path }) => ({ action, path })),
    },
    texts: allTexts,
  };
}

function updateOf(
  path: RelPath,
  text: { readonly before: string; readonly content: string },
): Operation & { readonly kind: 'update' } {
  return {
    kind: 'update',
    path,
    before: hashOf(text.before),
    after: hashOf(text.content),
    content: text.content,
    ownership: 'shared',
    because: { contract: path, rule: 'fix' },
  };
}

function changeOf(operation: Operation, before: string): FileChange {
  return { action: operation.kind, path: operation.path, diff: diffOf(operation, before) };
}
