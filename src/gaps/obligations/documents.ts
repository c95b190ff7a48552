import { fromPointer } from '../../documents/index.js';
import { standardSections, type FamilyContract } from '../../model/index.js';
import { parentPath, type RelPath } from '../../text/index.js';
import type { Obligation } from '../obligation.js';
import { obligationAt, type Listing } from './listing.js';

/** The document that a contract is rendered to, with the sections that it owes; nothing where it has none of its own. */
export function renderedDocument(listing: Listing, contract: FamilyContract): readonly Obligation[] {
  const { output: path, document } = contract;
  if (path === undefined || !listing.ownsOutput(contract)) return [];
  const sections = standardSections(contract);
  const subsystem = subjectOf(contract);
  const context = {
    ...(subsystem === undefined ? {} : { subsystem }),
    requiredSections: sections.map(({ title }) => title),
  };
  const place = 'location' in document.value ? ['location'] : ['type'];
  const demand = {
    form: 'file',
    kind: 'missing_doc',
    what: 'the document of this contract',
    path,
    reads: 'text',
  } as const;
  return [
    obligationAt(listing, contract, { path: place, demand, context }),
    ...sections.map(({ id, title, pointer }) =>
      sectionAt(listing, contract, { path: fromPointer(pointer), document: path, title, id, subsystem }),
    ),
  ];
}

interface SectionPlace {
  readonly path: ReturnType<typeof fromPointer>;
  readonly document: NonNullable<FamilyContract['output']>;
  readonly title: string;
  /** Name of its marker. */
  readonly id?: string;
  readonly subsystem: string | undefined;
}

/** A section of a document, under its standard title or the one that a contract gives instead. */
export function sectionAt(
  listing: Listing,
  contract: FamilyContract,
  { path, document, title, id, subsystem }: SectionPlace,
): Obligation {
  const alias = listing.aliasOf(document, title);
  const demand = {
    form: 'section',
    path: document,
    title,
    ...(id === undefined ? {} : { id }),
    ...(alias === undefined ? {} : { alias }),
  } as const;
  const context = subsystem === undefined ? {} : { context: { subsystem } };
  return obligationAt(listing, contract, { path, demand, ...context });
}

/** What a contract is about, as people call it. */
function subjectOf({ value }: FamilyContract): string | undefined {
  if ('subsystem' in value) return value.subsystem.name;
  return 'component' in value ? value.component.name : undefined;
}

/** The folder that a README describes. */
export function folderOf({ file, output }: FamilyContract): RelPath | undefined {
  return parentPath(output ?? file);
}
