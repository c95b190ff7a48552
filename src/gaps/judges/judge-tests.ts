import { proves, provesAny, type ProvingTest } from '../../code/index.js';
import { baseName, holdsWords, splitWordsOf, wordsOf, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { BehaviourDemand, Obligation, ScenarioDemand, TestFileDemand } from '../obligation.js';
import type { Shortfall, Verdict } from '../shortfall.js';
import { inTheWay, isReadable, unreadable } from './unreadable.js';

/** A test file is there, and at least one of its tests runs. */
export async function judgeTestFile(
  { demand, context }: Obligation<TestFileDemand>,
  evidence: Evidence,
): Promise<Verdict> {
  const path = await firstThere(demand, evidence);
  if ((await evidence.kindOf(path)) !== 'file')
    return (await inTheWay(path, evidence)) ?? [missingFile(path, behavioursOf(context))];
  const problem = await unreadable(path, 'source', evidence);
  if (problem) return problem;
  if (((await evidence.provenBy(path)) ?? []).length > 0) return 'held';
  return [{ ...(await missingCase(path, 'that runs and asserts', evidence)), subkey: '' }];
}

// The usual file, or one that does as well where only that is there.
async function firstThere(
  { path, or = [] }: { readonly path: RelPath; readonly or?: readonly RelPath[] },
  evidence: Evidence,
): Promise<RelPath> {
  for (const one of [path, ...or]) if ((await evidence.kindOf(one)) === 'file') return one;
  return path;
}

/** A test of the file shows a behaviour. Where the file has no test at all, the file has been told. */
export async function judgeBehaviour({ demand }: Obligation<BehaviourDemand>, evidence: Evidence): Promise<Verdict> {
  const { path, text, id, scenario, folder } = demand;
  const file =
    id === undefined || folder === undefined
      ? await firstThere(demand, evidence)
      : await fileOfScenario({ path, id, text: scenario ?? id, folder }, evidence);
  if (file === undefined || !(await isReadable(file, 'source', evidence))) return 'carried';
  const tests = (await evidence.provenBy(file)) ?? [];
  if (tests.length === 0) return 'carried';
  if (proves(tests, text)) return 'held';
  return [
    {
      kind: 'missing_behavior',
      told: gapsDiagnostics.create('missing-behavior', { path: file, text }),
      targetFile: file,
      subkey: wordsOf(text) || text,
      writeSet: [file],
      effort: 'medium',
      context: { mustCover: [text] },
    },
  ];
}

/** A scenario has a test in its file, by its id or its description; where no file is named for it, anywhere in the folder. */
export async function judgeScenario(
  { demand, context }: Obligation<ScenarioDemand>,
  evidence: Evidence,
): Promise<Verdict> {
  const { path, id, text, folder } = demand;
  if (folder === undefined) {
    // A file that is named has an obligation of its own.
    const tests = (await evidence.kindOf(path)) === 'file' ? await evidence.provenBy(path) : undefined;
    return tests === undefined || tests.length === 0
      ? 'carried'
      : judgeNamed({ file: path, id, text }, tests, evidence);
  }
  const file = await fileOfScenario({ path, id, text, folder }, evidence);
  if (file === undefined)
    return (await inTheWay(path, evidence)) ?? [{ ...missingFile(path, behavioursOf(context)), subkey: id }];
  const problem = await unreadable(file, 'source', evidence);
  return problem ?? judgeNamed({ file, id, text }, (await evidence.provenBy(file)) ?? [], evidence);
}

interface Named {
  readonly file: RelPath;
  readonly id: string;
  readonly text: string;
}

async function judgeNamed(
  { file, id, text }: Named,
  tests: readonly ProvingTest[],
  evidence: Evidence,
): Promise<Verdict> {
  if (provesAny(tests, [id, text]) || (tests.length > 0 && fileIsNamedFor(file, id))) return 'held';
  return [{ ...(await missingCase(file, `of \`${id}\``, evidence)), subkey: id }];
}

interface Sought {
  readonly path: RelPath;
  readonly id: string;
  readonly text: string;
  readonly folder: RelPath;
}

// The file that the naming convention gives, else the first in the folder that is named for the scenario or has a test of it.
async function fileOfScenario({ path, id, text, folder }: Sought, evidence: Evidence): Promise<RelPath | undefined> {
  if ((await evidence.kindOf(path)) === 'file') return path;
  for (const file of evidence.filesBelow(folder)) {
    if (!isProgram.test(file)) continue;
    const tests = (await evidence.provenBy(file)) ?? [];
    if (provesAny(tests, [id, text]) || (tests.length > 0 && fileIsNamedFor(file, id))) return file;
  }
  return undefined;
}

const isProgram = /\.(?:py|[cm]?[jt]sx?)$/;

function behavioursOf(context: Obligation['context']): readonly string[] {
  return [...(context?.mustCover ?? []), ...(context?.mustAssert ?? [])];
}

function missingFile(path: RelPath, behaviours: readonly string[]): Shortfall {
  const told = gapsDiagnostics.create('missing-test-file', { path, behaviours });
  return { kind: 'missing_test_file', told, targetFile: path, subkey: '', writeSet: [path], effort: 'medium' };
}

async function missingCase(path: RelPath, what: string, evidence: Evidence): Promise<Omit<Shortfall, 'subkey'>> {
  const source = await evidence.sourceOf(path);
  const declared = source && 'facts' in source ? source.facts.tests.length : 0;
  const isAnother = ((await evidence.provenBy(path)) ?? []).length > 0;
  const told = gapsDiagnostics.create('missing-test-case', { path, what, declared: isAnother ? 0 : declared });
  return { kind: 'missing_test_case', told, targetFile: path, writeSet: [path], effort: 'medium' };
}

// `test_agent_with_memory.py`
function fileIsNamedFor(file: RelPath, id: string): boolean {
  return holdsWords(splitWordsOf(baseName(file)), splitWordsOf(id));
}
