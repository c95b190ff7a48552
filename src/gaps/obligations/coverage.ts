import type { DocumentPath } from '../../documents/index.js';
import type { FamilyContract } from '../../model/index.js';
import type { CoverageDemand, Obligation } from '../obligation.js';
import { obligationAt, type Listing } from './listing.js';

/** A floor of coverage that a contract may state. */
export interface StatedFloor {
  readonly at: DocumentPath;
  readonly level: CoverageDemand['level'];
  readonly least: number | undefined;
}

/**
 * The floor of coverage, where this contract states the one that holds: the repository's, or what a more special contract
 * raises it to.
 */
export function coverageAt(
  listing: Listing,
  contract: FamilyContract,
  { at, level, least }: StatedFloor,
): readonly Obligation[] {
  const { coverage } = listing.workspace.contracts;
  if (least === undefined || least !== coverage[level]) return [];
  // Where no report is there for either, one of them tells it.
  const isSecond = level === 'integration' && coverage.unit !== undefined;
  return [
    obligationAt(listing, contract, {
      path: at,
      demand: { form: 'coverage', level, least, ...(isSecond ? { isSecond } : {}) },
    }),
  ];
}
