import type { FamilyContract, Workspace } from '../model/index.js';
import { byCodePoint } from '../text/index.js';
import { joinObligations } from './join-obligations.js';
import type { Obligation } from './obligation.js';
import { obligationsOf } from './obligations/kinds.js';
import { createListing } from './obligations/listing.js';
import { byPointer } from './settle-gaps.js';

/**
 * Everything that the contracts of a repository demand of it, made of the contracts alone; sorted by contract and place.
 * What two places demand is one obligation, of the place that says most of it.
 */
export function listObligations(workspace: Workspace): readonly Obligation[] {
  const listing = createListing(workspace);
  const contracts = [...workspace.contracts.decoded].sort(
    (a, b) => weight(a) - weight(b) || byCodePoint(a.file, b.file),
  );
  return joinObligations(contracts.flatMap((contract) => obligationsOf(listing, contract))).sort(
    (a, b) => byCodePoint(a.metaFile, b.metaFile) || byPointer(a.metaPointer, b.metaPointer),
  );
}

// A document belongs to the contract that it is made of, before those that only name it.
function weight({ kind, output }: FamilyContract): number {
  if (output !== undefined) return 0;
  return kind === 'subsystem-docs' || kind === 'subsystem-tests' ? 1 : 2;
}
