import { relPath, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { Obligation, TestRunDemand } from '../obligation.js';
import type { Shortfall, Verdict } from '../shortfall.js';
import { readTestRun, type TestRun } from './test-run-report.js';

const places: readonly RelPath[] = [
  'junit.xml',
  'test-results/junit.xml',
  'test-results/results.xml',
  'reports/junit.xml',
  'reports/junit/junit.xml',
  'test-results/integration.xml',
  'reports/junit-integration.xml',
  'junit-integration.xml',
].map(relPath);

/** The last run that was reported kept to a limit. Where no run of the tests was reported, there is nothing to judge. */
export async function judgeTestRun({ demand }: Obligation<TestRunDemand>, evidence: Evidence): Promise<Verdict> {
  const { folder } = demand;
  for (const path of places) {
    const found = (await evidence.kindOf(path)) === 'file' ? await evidence.textOf(path) : undefined;
    if (!found) continue;
    const run = 'text' in found ? readTestRun(found.text, isOwnReport(path) ? undefined : folder) : undefined;
    if (run && run.tests > 0) return judgeRun(demand, run, path);
  }
  const what = demand.mostFlaky === undefined ? 'How long the tests take' : 'How often tests pass only when repeated';
  const told = gapsDiagnostics.create('not-applicable', { what, why: 'no JUnit report holds a run of them' });
  return [{ kind: 'not_evaluable', outcome: 'notApplicable', told, subkey: subkeyOf(demand) }];
}

function isOwnReport(path: RelPath): boolean {
  return path.includes('integration');
}

function subkeyOf({ mostFlaky }: TestRunDemand): string {
  return mostFlaky === undefined ? 'runtime' : 'flakiness';
}

function judgeRun(demand: TestRunDemand, run: TestRun, path: RelPath): Verdict {
  const { mostSeconds, mostFlaky } = demand;
  const seconds = Math.round(run.seconds * 10) / 10;
  const common: Pick<Shortfall, 'kind' | 'subkey' | 'effort'> = {
    kind: 'nonconformance',
    subkey: subkeyOf(demand),
    effort: 'high',
  };
  if (mostSeconds !== undefined && run.seconds > mostSeconds)
    return [{ ...common, told: gapsDiagnostics.create('tests-too-slow', { seconds, most: mostSeconds, path }) }];
  if (mostFlaky !== undefined && run.flaky / run.tests > mostFlaky) {
    const parameters = { flaky: run.flaky, tests: run.tests, most: mostFlaky, path };
    return [{ ...common, told: gapsDiagnostics.create('tests-flaky', parameters) }];
  }
  return 'held';
}
