import { exitCodes, type Diagnostic, type Outcome } from '../diagnostics/index.js';
import type { YamlDocument } from '../documents/index.js';
import {
  checkAnswers,
  isBefore,
  migrateDiagnostics,
  migrateSpec,
  tellUnasked,
  tellUndecided,
  type Decision,
  type Migration,
  type Workspace,
} from '../model/index.js';
import { entryOf, findSpec } from './find-spec.js';
import type { MigrationWish } from './migration-wish.js';
import { planAnew } from './plan-anew.js';
import { isVerbResult, readModel } from './read-model.js';
import { idOf, readSpec, type ReadSpec } from './read-spec.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, refusal, type VerbResult } from './verb-result.js';
import { tellDecisions, writeMigration } from './write-migration.js';

/**
 * Takes a Module-Spec to a later version and writes it, whole or not at all. What only a person can say is asked for
 * or, where nobody can be asked, told (exit code 1); a spec that would not hold afterwards is not written either.
 */
export function migrate(context: ToolkitContext, wish: MigrationWish): Promise<VerbResult> {
  // A person is not asked again when the work has to be planned anew.
  const given = new Map(wish.answers);
  return planAnew(context, () => migrateOnce(context, wish, given));
}

async function migrateOnce(
  context: ToolkitContext,
  wish: MigrationWish,
  given: Map<string, string>,
): Promise<VerbResult> {
  const read = await readModel(context, [], 'contracts');
  // A spec can be migrated where there are no other contracts: then nobody else knows its tier.
  const model = isVerbResult(read) ? undefined : read;
  const file = await findSpec(context, model?.workspace, wish);
  if (typeof file !== 'string') return file;
  const spec = await readSpec(context, file);
  if ('exitCode' in spec) return spec;
  const { document, version } = spec;
  const texts = new Map([...(model?.texts ?? []), [file, document.text]]);
  if (version === wish.to) return nothingToDo(file, version);
  if (isBefore(wish.to, version)) {
    const finding = migrateDiagnostics.create('migration-downwards', { from: version, to: wish.to }, placeOf(document));
    return refusal([finding], texts);
  }
  const migration = await decide({ wish, spec, given, workspace: model?.workspace });
  if ('diagnostics' in migration)
    return { ...refusal(migration.diagnostics, texts, migration.exitCode), data: tellDecisions(migration.decisions) };
  return writeMigration(context, { wish, spec, migration, model });
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

interface Deciding {
  readonly wish: MigrationWish;
  readonly spec: ReadSpec;
  readonly given: Map<string, string>;
  readonly workspace: Workspace | undefined;
}

interface Undecided {
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: VerbResult['exitCode'];
}

// Answers can bring further questions: what is scheduled needs a time.
async function decide({ wish, spec, given, workspace }: Deciding): Promise<Migration | Undecided> {
  const { document, version: from } = spec;
  const facts = factsOf(document, workspace);
  const attempt = (answers: ReadonlyMap<string, string>) =>
    migrateSpec({ document, from, to: wish.to, facts, answers });
  for (;;) {
    const outcome = attempt(given);
    if (!outcome.value) return { decisions: [], diagnostics: outcome.diagnostics, exitCode: exitCodes.findings };
    const { decisions } = outcome.value;
    const wrong = [...unasked(wish, decisions, attempt), ...checkAnswers(decisions)];
    if (wrong.length > 0) return { decisions, diagnostics: wrong, exitCode: exitCodes.usage };
    const open = decisions.filter(({ answer }) => answer === undefined);
    if (open.length === 0) return outcome.value;
    if (!wish.ask) return { decisions, diagnostics: tellUndecided(open), exitCode: exitCodes.findings };
    for (const [key, answer] of await wish.ask(open)) given.set(key, answer);
  }
}

// What is listed before anything is answered may be answered, also where another answer makes it needless.
function unasked(
  { answers }: MigrationWish,
  decisions: readonly Decision[],
  attempt: (answers: ReadonlyMap<string, string>) => Outcome<Migration>,
): readonly Diagnostic[] {
  const keys = [...answers.keys()];
  const told = tellUnasked(keys, decisions);
  return told.length === 0 ? told : tellUnasked(keys, [...decisions, ...(attempt(new Map()).value?.decisions ?? [])]);
}

function factsOf(document: YamlDocument, workspace: Workspace | undefined): { readonly tier?: number } {
  const entry = entryOf(workspace, idOf(document));
  return entry ? { tier: entry.tier } : {};
}
