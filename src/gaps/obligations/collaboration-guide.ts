import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import { isProse, type Listing } from './listing.js';
import { namedPaths } from './paths.js';

/** The guide for agents: what they must read before an edit is there. */
export function ofCollaborationGuide(
  listing: Listing,
  contract: FamilyContract<'doc-ai-collaboration'>,
): readonly Obligation[] {
  const files = contract.value.pre_reading?.required_files ?? [];
  const named = files.flatMap((text, index) =>
    isProse(text) ? [] : [{ at: ['pre_reading', 'required_files', index], text, what: 'required reading' }],
  );
  return namedPaths(listing, contract, named);
}
