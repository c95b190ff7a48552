import type { FamilyContract } from '../../model/index.js';
import { joinPath, snakeCase } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { obligationAt, type Listing } from './listing.js';

const names = ['module.meta.yaml', 'README.meta.yaml', 'tests.meta.yaml'] as const;

/** The contracts that each module which is done has in its folder, where CI demands them. The rest is told by the model. */
export function ofModuleContracts(
  listing: Listing,
  contract: FamilyContract<'module-contracts'>,
): readonly Obligation[] {
  if (contract.value.ci?.require_docs_and_tests_meta !== true) return [];
  const { entries, moduleRoot } = listing.workspace;
  return entries
    .filter(({ status }) => status === 'complete')
    .flatMap(({ moduleId }) => {
      const within = joinPath(moduleRoot, snakeCase(moduleId));
      const what = `a contract that \`${moduleId}\` owes as a module that is complete`;
      return names.map((name) => {
        const or = [joinPath(within, name.replace('.yaml', '.yml'))];
        const demand = {
          form: 'file',
          kind: 'missing_contract',
          what,
          path: joinPath(within, name),
          or,
          within,
        } as const;
        return obligationAt(listing, contract, { path: ['ci', 'require_docs_and_tests_meta'], demand });
      });
    });
}
