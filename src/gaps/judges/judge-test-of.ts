import { baseName, joinPath, parentPath, splitWordsOf, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { Obligation, TestOfDemand } from '../obligation.js';
import type { Verdict } from '../shortfall.js';

const testName = /^(?:test_.*\.py|.*_test\.py|.*\.(?:test|spec)\.[cm]?[jt]sx?)$/;

/** Some test file is named for a program, and has a test that runs and asserts. */
export async function judgeTestOf({ demand }: Obligation<TestOfDemand>, evidence: Evidence): Promise<Verdict> {
  const { subject, isShared } = demand;
  const stem = stemOf(subject);
  const folder = baseName(parentPath(subject) ?? subject);
  const named = evidence
    .filesNamed(testName)
    .filter((file) => subjectOf(file) === stem || subjectOf(file) === `${folder}_${stem}`)
    .filter((file) => isShared !== true || ` ${splitWordsOf(file)} `.includes(` ${splitWordsOf(folder)} `));
  for (const file of named) if (((await evidence.provenBy(file)) ?? []).length > 0) return 'held';
  const [first] = named;
  if (first !== undefined) {
    const what = `of \`${subject}\` that runs and asserts`;
    const told = gapsDiagnostics.create('missing-test-case', { path: first, what, declared: 0 });
    return [
      { kind: 'missing_test_case', told, targetFile: first, subkey: subject, writeSet: [first], effort: 'medium' },
    ];
  }
  const path = usualFile(subject, isShared === true ? `${folder}_${stem}` : stem);
  const told = gapsDiagnostics.create('missing-test-file', { path, behaviours: [] });
  return [{ kind: 'missing_test_file', told, targetFile: path, subkey: subject, writeSet: [path], effort: 'medium' }];
}

function stemOf(file: RelPath): string {
  return baseName(file).replace(/\.[^.]+$/, '');
}

function subjectOf(file: RelPath): string {
  return stemOf(file).replace(/^test_|_test$|\.(?:test|spec)$/g, '');
}

function usualFile(subject: RelPath, name: string): RelPath {
  return joinPath('tests/unit', subject.endsWith('.py') ? `test_${name}.py` : `${name}.test.ts`);
}
