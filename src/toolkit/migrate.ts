import { exitCodes } from '../diagnostics/index.js';
import type { YamlDocument } from '../documents/index.js';
import { isBefore, migrateDiagnostics, migrateSpec, type Workspace } from '../model/index.js';
import { entryOf, findSpec } from './find-spec.js';
import type { MigrationWish } from './migration-wish.js';
import { planAnew } from './plan-anew.js';
import { readModel } from './read-model.js';
import { readSpec, type ReadSpec } from './read-spec.js';
import { takeDecisions, type Answers } from './take-decisions.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type VerbResult } from './verb-result.js';
import { tellDecisions, writeMigration } from './write-migration.js';

/**
 * Takes a Module-Spec to a later version and writes it, whole or not at all. What only a person can say is asked for
 * or, where nobody can be asked, told (exit code 1); a spec that would not hold afterwards is not written either.
 */
export function migrate(context: ToolkitContext, wish: MigrationWish): Promise<VerbResult> {
  // A person is not asked again when the work has to be planned anew.
  const given = { answers: wish.answers };
  return planAnew(context, () => migrateOnce(context, wish, given));
}

async function migrateOnce(
  context: ToolkitContext,
  wish: MigrationWish,
  given: { answers: Answers },
): Promise<VerbResult> {
  const read = await readModel(context, [], 'contracts');
  // A spec can be migrated where there are no other contracts: then nobody else knows its tier.
  const model = isVerbResult(read) ? undefined : read;
  const file = await findSpec(context, model?.workspace, wish);
  if (typeof file !== 'string') return file;
  const spec = await readSpec(context, file);
  if (isVerbResult(spec)) return spec;
  const { document, version } = spec;
  const texts = new Map([...(model?.texts ?? []), [file, document.text]]);
  if (version === wish.to) return nothingToDo(file, version);
  if (isBefore(wish.to, version)) {
    const finding = migrateDiagnostics.create('migration-downwards', { from: version, to: wish.to }, placeOf(document));
    return refusal([finding], texts);
  }
  const facts = factsOf(spec, model?.workspace);
  const taken = await takeDecisions({
    attempt: (answers) => migrateSpec({ document, from: version, to: wish.to, facts, answers }),
    answers: given.answers,
    ask: wish.ask,
  });
  if (!('decided' in taken))
    return { ...refusal(taken.diagnostics, texts, taken.exitCode), data: tellDecisions(taken.decisions) };
  given.answers = taken.answers;
  return writeMigration(context, { wish, spec, migration: taken.decided, model });
}

function placeOf(document: YamlDocument) {
  return { span: document.locate(['schema_version'], 'value'), pointer: '/schema_version' };
}

function nothingToDo(file: string, version: string): VerbResult {
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: { state: 'nothing to do', version, ...countFindings([]) },
    diagnostics: [],
    data: { file, from: version, to: version, changes: [], decisions: [], dropped: [] },
    texts: new Map(),
  };
}

function factsOf({ moduleId }: ReadSpec, workspace: Workspace | undefined): { readonly tier?: number } {
  const entry = entryOf(workspace, moduleId);
  return entry ? { tier: entry.tier } : {};
}
