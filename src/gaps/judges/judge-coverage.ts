import { relPath, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { CoverageDemand, Obligation } from '../obligation.js';
import type { Verdict } from '../shortfall.js';
import { readCoverage } from './coverage-report.js';

const usual = [
  'coverage/coverage-summary.json',
  'coverage/lcov.info',
  'coverage/cobertura-coverage.xml',
  'coverage/coverage.xml',
  'coverage.xml',
  'lcov.info',
  'coverage.lcov',
  'reports/coverage.xml',
] as const;

// A report of the tests of one level goes before one of all.
function placesOf(level: CoverageDemand['level']): readonly RelPath[] {
  const own = [
    `coverage/${level}/coverage-summary.json`,
    `coverage/${level}/lcov.info`,
    `coverage/${level}/cobertura-coverage.xml`,
    `coverage/${level}/coverage.xml`,
    `coverage-${level}/coverage-summary.json`,
    `coverage-${level}.xml`,
    `coverage/${level}.xml`,
    `reports/coverage-${level}.xml`,
  ];
  return [...own, ...usual].map(relPath);
}

/** The last report says that tests cover enough. No report says nothing, and that does not pass. */
export async function judgeCoverage({ demand }: Obligation<CoverageDemand>, evidence: Evidence): Promise<Verdict> {
  const { level, least, isSecond } = demand;
  const what = `Whether ${level} tests cover ${percent(least)} of the lines`;
  for (const path of placesOf(level)) {
    const found = (await evidence.kindOf(path)) === 'file' ? await evidence.textOf(path) : undefined;
    if (!found) continue;
    const reading = 'text' in found ? readCoverage(path, found.text) : found;
    if ('problem' in reading) {
      const why = `\`${path}\` ${reading.problem}`;
      const told = gapsDiagnostics.create('not-evaluable', { what, why });
      return [
        { kind: 'not_evaluable', outcome: 'notEvaluable', told, targetFile: path, subkey: level, effort: 'high' },
      ];
    }
    // A hundredth of a percent is lost where a report rounds.
    if (reading.share + 0.00005 >= least) return 'held';
    const told = gapsDiagnostics.create('coverage-below', {
      level,
      least: percent(least),
      share: percent(reading.share),
      path,
    });
    return [{ kind: 'coverage_below', told, subkey: level, effort: 'high' }];
  }
  if (isSecond === true) return 'carried';
  const told = gapsDiagnostics.create('not-evaluable', { what, why: 'there is no coverage report' }, { hint: missing });
  return [{ kind: 'not_evaluable', outcome: 'notEvaluable', told, subkey: level, effort: 'high' }];
}

const missing = `Run the tests with coverage first ("npm run coverage" in a host of l9gen), so that there is a report such as ${usual[0]} or ${usual[4]}.`;

function percent(share: number): string {
  return `${Math.floor(share * 10_000) / 100} %`;
}
