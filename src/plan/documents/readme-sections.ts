import { ofKind, sectionTitles, standardSections, type FamilyContract, type Workspace } from '../../model/index.js';
import type { Outcome } from '../../diagnostics/index.js';
import { fromPointer } from '../../documents/index.js';
import { renderSections, type RenderedSection } from '../../render/index.js';
import type { RelPath, Span } from '../../text/index.js';
import type { Making } from '../making.js';

/** What the contract of a README adds to it, and what that follows from. */
export interface ReadmeSections {
  readonly inputs: { readonly readme: unknown; readonly titles: readonly string[] };
  readonly render: () => Outcome<readonly RenderedSection[]>;
}

/** The section of a README's contract that has a title there, and where the contract speaks of it. */
export function readmeSection(
  { contracts }: Workspace,
  path: RelPath,
  title: string,
): { readonly id: string; readonly span: Span } | undefined {
  const contract = ofKind(contracts.decoded, 'component-readme').find(({ output }) => output === path);
  const titleIn = sectionTitles(contracts.decoded);
  const found = contract && standardSections(contract).find((section) => titleIn(path, section.title) === title);
  return found && { id: found.id, span: contract.document.locate(fromPointer(found.pointer), 'key') };
}

/** Gives the sections that component contracts ask of READMEs which a module's own template makes. */
export function createReadmeSections(
  { renderer }: Pick<Making, 'renderer'>,
  { contracts }: Workspace,
): (path: RelPath) => ReadmeSections | undefined {
  const byPath = new Map<RelPath, FamilyContract>();
  for (const contract of ofKind(contracts.decoded, 'component-readme'))
    if (contract.output !== undefined) byPath.set(contract.output, contract);
  const titleIn = sectionTitles(contracts.decoded);
  return (path) => {
    const contract = byPath.get(path);
    if (!contract) return undefined;
    const sections = standardSections(contract).map((section) => ({ ...section, used: titleIn(path, section.title) }));
    const guides = { architecture: '', collaboration: '' };
    const content = { contract, factsOf: (): undefined => undefined };
    return {
      inputs: { readme: contract.value, titles: sections.map(({ used }) => used) },
      render: () => renderSections({ renderer, sections, guides, content }),
    };
  };
}
