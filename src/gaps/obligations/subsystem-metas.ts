import type { DocumentPath } from '../../documents/index.js';
import { ofKind, type FamilyContract } from '../../model/index.js';
import { byCodePoint, joinPath, type RelPath } from '../../text/index.js';
import type { FileDemand, Obligation } from '../obligation.js';
import { folderOf } from './documents.js';
import { obligationAt, pathIn, type Listing } from './listing.js';

/**
 * The contracts of documents and of tests that the repository demands of each subsystem. A subsystem is a folder that some
 * contract describes as one; modules have demands of their own.
 */
export function subsystemMetas(listing: Listing, contract: FamilyContract<'repo-contract'>): readonly Obligation[] {
  const { require_meta_docs: docs, require_meta_tests: tests } = contract.value.ci_contracts ?? {};
  const { decoded, files } = listing.workspace.contracts;
  const described = describedFolders(decoded);
  const standing = new Set<RelPath>(files.map(({ file }) => file));
  const { moduleRoot } = listing.workspace;
  const folders = [...described.keys()]
    .filter((folder) => folder !== moduleRoot && !folder.startsWith(`${moduleRoot}/`))
    .sort(byCodePoint);
  const demand = (folder: RelPath, kind: 'docs' | 'tests'): Obligation<FileDemand> => {
    const usual = kind === 'docs' ? ['README.meta.yaml', 'docs.meta.yaml'] : ['tests.meta.yaml'];
    const places = usual.flatMap((name) => [name, name.replace('.yaml', '.yml')]).map((name) => joinPath(folder, name));
    const path =
      described.get(folder)?.[kind] ?? places.find((place) => standing.has(place)) ?? joinPath(folder, usual[0] ?? '');
    const what = kind === 'docs' ? 'the contract of its documents' : 'the contract of its tests';
    const at: DocumentPath = ['ci_contracts', kind === 'docs' ? 'require_meta_docs' : 'require_meta_tests'];
    return obligationAt(listing, contract, {
      path: at,
      demand: { form: 'file', kind: 'missing_contract', what, path },
    });
  };
  return folders.flatMap((folder) => [
    ...(docs === true ? [demand(folder, 'docs')] : []),
    ...(tests === true ? [demand(folder, 'tests')] : []),
  ]);
}

interface Described {
  readonly docs?: RelPath;
  readonly tests?: RelPath;
}

function describedFolders(contracts: readonly FamilyContract[]): ReadonlyMap<RelPath, Described> {
  const found = new Map<RelPath, Described>();
  const add = (folder: RelPath | undefined, described: Described): void => {
    if (folder !== undefined) found.set(folder, { ...described, ...found.get(folder) });
  };
  for (const contract of ofKind(contracts, 'subsystem-readme')) add(folderOf(contract), { docs: contract.file });
  for (const { kind, file, value } of ofKind(contracts, 'subsystem-docs', 'subsystem-tests'))
    for (const text of value.subsystem.code_paths)
      if (isFolder(text)) add(pathIn(text), kind === 'subsystem-docs' ? { docs: file } : { tests: file });
  // A component has no subsystem of its own, but its README says what there is to say of the folder.
  for (const contract of ofKind(contracts, 'component-readme')) {
    const folder = folderOf(contract);
    if (folder !== undefined && found.has(folder)) add(folder, { docs: contract.file });
  }
  return found;
}

function isFolder(text: string): boolean {
  return text.endsWith('/') || !/\.[A-Za-z]\w*$/.test(text);
}
