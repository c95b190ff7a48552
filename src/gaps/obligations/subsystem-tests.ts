import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import type { Listing } from './listing.js';
import { namedPaths } from './paths.js';
import { scenarioTests, testFile } from './tests-of.js';

/** The tests of a subsystem: each file with its behaviours, each flow and each invariant; and the code that they are about. */
export function ofSubsystemTests(listing: Listing, contract: FamilyContract<'subsystem-tests'>): readonly Obligation[] {
  const { subsystem, unit_tests: unit, integration_tests: flows, governance_tests: governance } = contract.value;
  const { name, code_paths: code } = subsystem;
  const modules = unit?.modules ?? [];
  return [
    ...namedPaths(listing, contract, [
      ...code.map((text, index) => ({ at: ['subsystem', 'code_paths', index], text, what: 'code of the subsystem' })),
      ...modules.map(({ path: text }, index) => ({
        at: ['unit_tests', 'modules', index, 'path'],
        text,
        what: 'the code that is tested',
      })),
    ]),
    ...modules.flatMap(({ path: subject, file, must_cover: behaviours }, index) => {
      const at = ['unit_tests', 'modules', index];
      return testFile(listing, contract, { at, file, key: 'must_cover', behaviours, subject, subsystem: name });
    }),
    ...(flows?.flows ?? []).flatMap(({ id, file, description: text }, index) => {
      const at = ['integration_tests', 'flows', index];
      return scenarioTests(listing, contract, { at, id, text, file, subsystem: name });
    }),
    ...(governance?.invariants ?? []).flatMap(({ file, must_assert: behaviours }, index) => {
      const at = ['governance_tests', 'invariants', index];
      return testFile(listing, contract, { at, file, key: 'must_assert', behaviours, subsystem: name });
    }),
  ];
}
