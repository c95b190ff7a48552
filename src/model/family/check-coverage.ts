import type { Diagnostic } from '../../diagnostics/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { ofKind, type FamilyContract } from './contract.js';
import { placeText } from './place-text.js';

/** The repository's floor of unit coverage may be raised by a contract of unit tests, never lowered. */
export function checkCoverage(contracts: readonly FamilyContract[]): readonly Diagnostic[] {
  const [repository] = ofKind(contracts, 'repo-contract');
  const floor = repository?.value.ci_contracts?.min_unit_coverage;
  if (!repository || floor === undefined) return [];
  return ofKind(contracts, 'test-unit-spec').flatMap(({ document, value }) => {
    const target = value.expectations?.coverage_target;
    if (target === undefined || target >= floor) return [];
    const place = placeText(repository.document, ['ci_contracts', 'min_unit_coverage']);
    const parameters = {
      here: `coverage_target is ${target} here`,
      there: `the repository demands at least ${floor} at ${place}`,
    };
    const at = occurrenceAt(document, ['expectations', 'coverage_target']);
    return [modelDiagnostics.create('contradiction', parameters, { ...at, fix: String(floor) })];
  });
}
