import type { FamilyContract } from '../../model/index.js';
import type { Obligation } from '../obligation.js';
import { sectionAt } from './documents.js';
import { obligationAt, pathIn, type Listing } from './listing.js';
import { namedPaths } from './paths.js';

/** The documents of a subsystem, each with the sections that it must have. */
export function ofSubsystemDocs(listing: Listing, contract: FamilyContract<'subsystem-docs'>): readonly Obligation[] {
  const { subsystem, docs } = contract.value;
  const { name, code_paths: code } = subsystem;
  const documents = docs.flatMap(({ path: text, required_sections: titles = [] }, index) => {
    const path = pathIn(text);
    if (path === undefined) return [];
    const demand = { form: 'file', kind: 'missing_doc', what: 'a document of the subsystem', path } as const;
    const context = { subsystem: name, requiredSections: titles };
    return [
      obligationAt(listing, contract, { path: ['docs', index, 'path'], demand, context }),
      ...titles.map((title, at) =>
        sectionAt(listing, contract, {
          path: ['docs', index, 'required_sections', at],
          document: path,
          title,
          subsystem: name,
        }),
      ),
    ];
  });
  const paths = code.map((text, index) => ({
    at: ['subsystem', 'code_paths', index],
    text,
    what: 'code of the subsystem',
  }));
  return [...documents, ...namedPaths(listing, contract, paths)];
}
