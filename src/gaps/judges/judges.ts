import type { Evidence } from '../evidence.js';
import type { Demand, DemandForm, Obligation } from '../obligation.js';
import type { Verdict } from '../shortfall.js';
import { judgeCoverage } from './judge-coverage.js';
import { judgeExample, judgeVariable } from './judge-environment.js';
import { judgeFile } from './judge-file.js';
import { judgeFramework } from './judge-framework.js';
import { judgeTestNames, judgeTestPlaces } from './judge-layout.js';
import { judgeManifest } from './judge-manifest.js';
import { judgePackageIndex } from './judge-package-index.js';
import { judgeSection } from './judge-section.js';
import { judgeSymbol } from './judge-symbol.js';
import { judgeTestOf } from './judge-test-of.js';
import { judgeTestRun } from './judge-test-run.js';
import { judgeBehaviour, judgeScenario, judgeTestFile } from './judge-tests.js';

type Judges = {
  readonly [F in DemandForm]: (
    obligation: Obligation<Extract<Demand, { readonly form: F }>>,
    evidence: Evidence,
  ) => Promise<Verdict>;
};

/** One judge per form of demand. A form without one does not compile. */
export const judges: Judges = {
  file: judgeFile,
  section: judgeSection,
  'test-file': judgeTestFile,
  behaviour: judgeBehaviour,
  scenario: judgeScenario,
  symbol: judgeSymbol,
  'env-example': judgeExample,
  variable: judgeVariable,
  coverage: judgeCoverage,
  'test-run': judgeTestRun,
  'test-names': judgeTestNames,
  'test-places': judgeTestPlaces,
  framework: judgeFramework,
  'package-index': judgePackageIndex,
  manifest: judgeManifest,
  'test-of': judgeTestOf,
};
