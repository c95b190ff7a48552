import type { FamilyContract } from '../../model/index.js';
import { parentPath } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { coverageAt } from './coverage.js';
import { obligationAt, type Listing } from './listing.js';
import { namedPaths } from './paths.js';
import { scenarioTests, testFile } from './tests-of.js';

/** The contract of unit tests: the code, a test file for each policy, and how much of the code tests cover. */
export function ofUnitSpec(listing: Listing, contract: FamilyContract<'test-unit-spec'>): readonly Obligation[] {
  const { scope, module_policies: policies = [], expectations } = contract.value;
  return [
    ...namedPaths(listing, contract, [
      ...scope.target_modules.map((text, index) => ({
        at: ['scope', 'target_modules', index],
        text,
        what: 'code that unit tests are about',
      })),
      ...policies.map(({ module: text }, index) => ({
        at: ['module_policies', index, 'module'],
        text,
        what: 'code that unit tests are about',
      })),
    ]),
    ...policies.flatMap(({ module: subject, file, must_cover: behaviours }, index) =>
      testFile(listing, contract, { at: ['module_policies', index], file, key: 'must_cover', behaviours, subject }),
    ),
    ...coverageAt(listing, contract, {
      at: ['expectations', 'coverage_target'],
      level: 'unit',
      least: expectations?.coverage_target,
    }),
  ];
}

/** The contract of integration tests: a test for each scenario, and how long a run may take. */
export function ofIntegrationSpec(
  listing: Listing,
  contract: FamilyContract<'test-integration-spec'>,
): readonly Obligation[] {
  const { scenarios, metrics } = contract.value;
  const folder = parentPath(contract.file);
  const within = folder === undefined ? {} : { folder };
  const run = { form: 'test-run', ...within } as const;
  const demands = [
    ['max_runtime_seconds', { ...run, mostSeconds: metrics?.max_runtime_seconds }],
    ['target_flakiness_rate', { ...run, mostFlaky: metrics?.target_flakiness_rate }],
  ] as const;
  return [
    ...scenarios.flatMap(({ id, description: text, file }, index) =>
      scenarioTests(listing, contract, { at: ['scenarios', index], id, text, file }),
    ),
    ...demands.flatMap(([key, demand]) =>
      metrics?.[key] === undefined ? [] : [obligationAt(listing, contract, { path: ['metrics', key], demand })],
    ),
  ];
}

/** The contract of end-to-end tests: a test for each scenario, and something that shows each expectation. */
export function ofE2eSpec(listing: Listing, contract: FamilyContract<'test-e2e-spec'>): readonly Obligation[] {
  return contract.value.scenarios.flatMap(({ id, description: text, file, expectations }, index) =>
    scenarioTests(listing, contract, { at: ['scenarios', index], id, text, file, expectations }),
  );
}
