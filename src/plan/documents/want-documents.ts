import { fromPointer } from '../../documents/index.js';
import { ofKind, sectionTitles, standardSections, type FamilyContract, type Workspace } from '../../model/index.js';
import {
  documentOpening,
  documentTemplate,
  moduleTemplates,
  renderSections,
  type DocumentSource,
  type FactsOf,
} from '../../render/index.js';
import { joinPath, relPath, snakeCase, type RelPath, type Span } from '../../text/index.js';
import type { Making } from '../making.js';
import type { Origin } from '../plan.js';
import { overviewsOf } from '../want-overviews.js';
import type { WantedDocument } from './wanted-document.js';

/**
 * The contracts of documents that are not made otherwise: as the README of a module, registered now or `recorded`, or as a
 * page about all modules.
 */
export function documentContracts(workspace: Workspace, recorded: Iterable<RelPath>): readonly FamilyContract[] {
  const taken = new Set<RelPath>([
    ...recorded,
    ...workspace.entries.map(({ moduleId }) => joinPath(workspace.moduleRoot, snakeCase(moduleId), 'README.md')),
    ...workspace.modules.flatMap((module) => moduleTemplates(module).map(({ path }) => path)),
    ...(workspace.isRegistryKnown ? overviewsOf(workspace).map(({ path }) => path) : []),
  ]);
  return workspace.contracts.decoded.filter(
    (contract) => contract.output !== undefined && !taken.has(contract.output) && standardSections(contract).length > 0,
  );
}

/** The documents of these contracts, with the block for agents where there is a guide for them. */
export function wantDocuments(
  workspace: Workspace,
  making: Pick<Making, 'renderer'>,
  { contracts, factsOf }: { readonly contracts: readonly FamilyContract[]; readonly factsOf: FactsOf },
): readonly WantedDocument[] {
  const guides = guidesAmong(contracts);
  const titleIn = sectionTitles(workspace.contracts.decoded);
  const documents = contracts.flatMap((contract) => {
    const path = contract.output;
    if (path === undefined) return [];
    const sections = standardSections(contract).map((section) => ({ ...section, used: titleIn(path, section.title) }));
    const others = {
      architecture: guides.architecture === path ? '' : guides.architecture,
      collaboration: guides.collaboration === path ? '' : guides.collaboration,
    };
    const source = { renderer: making.renderer, sections, guides: others, content: { contract, factsOf } };
    return [
      wanted({
        contract,
        path,
        source,
        title: titleOf(contract),
        pointers: new Map(sections.map(({ id, pointer }) => [id, pointer])),
      }),
    ];
  });
  return [...documents, ...agentsBlock(workspace, making, { contracts, guide: guides.collaboration })];
}

/** What is made from contracts at a path: the contract, and where it speaks of each section; `undefined` for no document. */
export function documentAt(path: RelPath, workspace: Workspace): DocumentPlace | undefined {
  const contracts = documentContracts(workspace, []);
  const contract = contracts.find(({ output }) => output === path);
  if (contract) {
    const pointers = new Map(standardSections(contract).map(({ id, pointer }) => [id, pointer]));
    const template = documentTemplate({ content: { contract, factsOf: () => undefined } });
    return { contract: contract.file, template, placeOf: (id) => placeOf(contract, pointers.get(id) ?? '/type') };
  }
  const [guide] = path === agentsFile ? ofKind(contracts, 'doc-ai-collaboration') : [];
  if (!guide) return undefined;
  const template = documentTemplate({ content: { collaboration: [] } });
  return { contract: guide.file, template, placeOf: () => placeOf(guide, '/editing_rules') };
}

/** A document of a contract, see {@link documentAt}. */
export interface DocumentPlace {
  readonly contract: RelPath;
  readonly template: string;
  readonly placeOf: (section: string) => Span;
}

const agentsFile = relPath('AGENTS.md');
const agentsTitle = 'Rules for coding agents';

// What folders say of themselves stands in their own READMEs; the block has what holds in the whole repository.
function agentsBlock(
  workspace: Workspace,
  { renderer }: Pick<Making, 'renderer'>,
  { contracts, guide }: { readonly contracts: readonly FamilyContract[]; readonly guide: string },
): readonly WantedDocument[] {
  const [contract] = ofKind(contracts, 'doc-ai-collaboration');
  if (!contract || contracts.some(({ output }) => output === agentsFile)) return [];
  const whole = new Set(ofKind(contracts, 'doc-ai-collaboration', 'root-readme').map(({ file }) => file));
  const collaboration = workspace.contracts.collaboration.filter((one) => whole.has(one.contract));
  const source: DocumentSource = {
    renderer,
    sections: [{ id: 'agents', title: agentsTitle, used: agentsTitle }],
    guides: { architecture: '', collaboration: guide },
    content: { collaboration },
  };
  return [
    wanted({
      contract,
      path: agentsFile,
      source,
      title: 'For coding agents',
      pointers: new Map([['agents', '/editing_rules']]),
    }),
  ];
}

interface Wanting {
  readonly contract: FamilyContract;
  readonly path: RelPath;
  readonly source: DocumentSource;
  readonly title: string;
  readonly pointers: ReadonlyMap<string, string>;
}

function wanted({ contract, path, source, title, pointers }: Wanting): WantedDocument {
  const template = documentTemplate(source);
  return {
    path,
    contract: contract.file,
    span: placeOf(contract, 'location' in contract.value ? '/location' : '/type'),
    because: (id): Origin => {
      const { start } = placeOf(contract, pointers.get(id ?? '') ?? '/type');
      return { contract: contract.file, line: start.line, column: start.column, template };
    },
    opening: documentOpening(title, contract.file),
    render: () => renderSections(source),
  };
}

function placeOf({ document }: FamilyContract, pointer: string): Span {
  return document.locate(fromPointer(pointer) ?? [], 'key');
}

function guidesAmong(contracts: readonly FamilyContract[]): DocumentSource['guides'] {
  const outputOf = (kind: 'doc-architecture' | 'doc-ai-collaboration'): string =>
    ofKind(contracts, kind)[0]?.output ?? '';
  return { architecture: outputOf('doc-architecture'), collaboration: outputOf('doc-ai-collaboration') };
}

function titleOf(contract: FamilyContract): string {
  const { value } = contract;
  if ('project' in value) return value.project.name;
  if ('component' in value) return value.component.name;
  if (contract.kind === 'subsystem-readme')
    return (contract as FamilyContract<'subsystem-readme'>).value.subsystem.name;
  return contract.kind === 'doc-architecture'
    ? 'Architecture'
    : contract.kind === 'test-strategy'
      ? 'Test strategy'
      : 'Working with coding agents';
}
