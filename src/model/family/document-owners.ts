import type { RelPath } from '../../text/index.js';
import type { FamilyContract } from './contract.js';

/** The contract that each document is made of: the first, in the order given, that has it as its output. */
export function documentOwners(contracts: readonly FamilyContract[]): ReadonlyMap<RelPath, FamilyContract> {
  const owners = new Map<RelPath, FamilyContract>();
  for (const contract of contracts) {
    const { output } = contract;
    if (output !== undefined && !owners.has(output)) owners.set(output, contract);
  }
  return owners;
}
