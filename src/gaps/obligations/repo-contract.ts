import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import { coverageAt } from './coverage.js';
import { obligationAt, pathIn, type Listing } from './listing.js';
import { namedPaths } from './paths.js';
import { subsystemMetas } from './subsystem-metas.js';

/** The repository: its folders, the index files of its packages, the contracts of its subsystems, its floors of coverage. */
export function ofRepoContract(listing: Listing, contract: FamilyContract<'repo-contract'>): readonly Obligation[] {
  const { root_package: text, paths = {}, naming, ci_contracts: ci } = contract.value;
  const root = pathIn(text);
  const isIndexed = naming?.package_init_required === true && root !== undefined;
  return [
    ...namedPaths(listing, contract, [
      { at: ['root_package'], text, what: 'the root package' },
      ...Object.entries(paths).map(([key, path]) => ({ at: ['paths', key], text: path, what: `the place of ${key}` })),
    ]),
    ...(isIndexed
      ? [
          obligationAt(listing, contract, {
            path: ['naming', 'package_init_required'],
            demand: { form: 'package-index', root },
          }),
        ]
      : []),
    ...subsystemMetas(listing, contract),
    ...coverageAt(listing, contract, {
      at: ['ci_contracts', 'min_unit_coverage'],
      level: 'unit',
      least: ci?.min_unit_coverage,
    }),
    ...coverageAt(listing, contract, {
      at: ['ci_contracts', 'min_integration_coverage'],
      level: 'integration',
      least: ci?.min_integration_coverage,
    }),
  ];
}
