import { exitCodes, type Diagnostic } from '../diagnostics/index.js';
import type { YamlDocument } from '../documents/index.js';
import {
  checkAnswers,
  isBefore,
  migrateDiagnostics,
  migrateSpec,
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
  const given = new Map(wish.answers);
  const ask =
    wish.ask &&
    (async (decisions: readonly Decision[]): Promise<ReadonlyMap<string, string>> => {
      const answers = (await wish.ask?.(decisions)) ?? new Map<string, string>();
      for (const [key, answer] of answers) given.set(key, answer);
      return answers;
    });
  return planAnew(context, () => migrateOnce(context, { ...wish, answers: given, ...(ask ? { ask } : {}) }));
}

async function migrateOnce(context: ToolkitContext, wish: MigrationWish): Promise<VerbResult> {
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
  const migration = await decide({ wish, spec, workspace: model?.workspace });
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
  readonly workspace: Workspace | undefined;
}

interface Undecided {
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: VerbResult['exitCode'];
}

// Answers can bring further questions: what is scheduled needs a time.
async function decide({ wish, spec, workspace }: Deciding): Promise<Migration | Undecided> {
  let answers = wish.answers;
  for (;;) {
    const { document, version: from } = spec;
    const outcome = migrateSpec({ document, from, to: wish.to, facts: factsOf(document, workspace), answers });
    if (!outcome.value) return { decisions: [], diagnostics: outcome.diagnostics, exitCode: exitCodes.findings };
    const { decisions } = outcome.value;
    const wrong = checkAnswers(answers, decisions);
    if (wrong.length > 0) return { decisions, diagnostics: wrong, exitCode: exitCodes.usage };
    const open = decisions.filter(({ answer }) => answer === undefined);
    if (open.length === 0) return outcome.value;
    if (!wish.ask) return { decisions, diagnostics: tellUndecided(open), exitCode: exitCodes.findings };
    answers = new Map([...answers, ...(await wish.ask(open))]);
  }
}

function factsOf(document: YamlDocument, workspace: Workspace | undefined): { readonly tier?: number } {
  const entry = entryOf(workspace, idOf(document));
  return entry ? { tier: entry.tier } : {};
}
