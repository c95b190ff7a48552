import type { TestFile, TypeScriptTest } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { createTestFiles } from './approval-demand.js';
import type { Neighbour, Subject } from './code-facts.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { createCriterionProof, isOfLibrary } from './proves-criterion.js';
import { testDiagnostics } from './test-diagnostics.js';

/** Each criterion of a module has a test that runs and asserts, among its own tests; and those are of its own criteria. */
export function checkCriteria(subject: Subject): readonly Diagnostic[] {
  const owners = ownersOf(subject.workspace.modules);
  const testFilesOf = createTestFiles(subject.workspace);
  return followedModules(subject).flatMap((one) => {
    const files = testFilesOf(one.module);
    const read = files.flatMap((file) => subject.facts.tests.get(file) ?? []);
    // Files that are missing or do not parse are told for themselves.
    if (files.length === 0 || read.length < files.length || !read.every(isRead)) return [];
    return [...judgeCriteria(one, read), ...read.flatMap((file) => judgeFile(one, file, owners))];
  });
}

type ReadTests = Extract<TestFile, { readonly tests: unknown }>;

function isRead(file: TestFile): file is ReadTests {
  return 'tests' in file;
}

function judgeCriteria({ module, occurrence }: FollowedModule, files: readonly ReadTests[]): readonly Diagnostic[] {
  const tests = files.flatMap((file) => file.tests).filter((test) => assertionsOf(test) !== 'never');
  const isProven = createCriterionProof(tests);
  const judge = (side: 'positive' | 'negative'): readonly Diagnostic[] =>
    module.acceptance[side].flatMap((criterion, index) => {
      if (isProven(criterion)) return [];
      const { id, test } = criterion;
      const parameters = { module: module.id, id, test };
      return [
        testDiagnostics.create('criterion-not-tested', parameters, occurrence('acceptance', side, index, 'test')),
      ];
    });
  return [...judge('positive'), ...judge('negative')];
}

function judgeFile(
  { module }: FollowedModule,
  { tests, mentions }: ReadTests,
  owners: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const own = new Set([...module.acceptance.positive, ...module.acceptance.negative].map(({ test }) => test));
  const idle = tests.flatMap((test) => {
    const asserts = assertionsOf(test);
    if (asserts === 'always') return [];
    const parameters = { title: test.title, isSometimes: asserts === 'sometimes' };
    return [testDiagnostics.create('test-asserts-nothing', parameters, { span: test.span })];
  });
  const foreign = mentions.flatMap(({ name, span }) => {
    const other = own.has(name) ? undefined : owners.get(name);
    if (other === undefined) return [];
    const parameters = { module: module.id, name, other };
    return [testDiagnostics.create('criterion-of-another-module', parameters, { span })];
  });
  return [...idle, ...foreign];
}

function assertionsOf({ body: { calls, asksHelpers } }: TypeScriptTest): 'always' | 'sometimes' | 'never' {
  const assertions = calls.filter(({ isAssertion }) => isAssertion);
  if (asksHelpers || assertions.some(({ isConditional }) => !isConditional)) return 'always';
  return assertions.length > 0 ? 'sometimes' : 'never';
}

// Names that every module has are nobody's.
function ownersOf(modules: readonly Neighbour[]): ReadonlyMap<string, string> {
  return new Map(
    modules.flatMap(({ id, acceptance }) =>
      [...acceptance.positive, ...acceptance.negative].flatMap(({ test }) =>
        isOfLibrary(test) ? [] : [[test, id] as const],
      ),
    ),
  );
}
