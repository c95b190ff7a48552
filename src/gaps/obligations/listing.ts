import { toPointer, type DocumentPath } from '../../documents/index.js';
import {
  documentOwners,
  type ContractPlace,
  type FamilyContract,
  type TestObligation,
  type Workspace,
} from '../../model/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../../text/index.js';
import { headingSlug } from '../heading-slug.js';
import type { Demand, FileDemand, Obligation } from '../obligation.js';

/** What listing the obligations of one contract may ask of the others. */
export interface Listing {
  readonly workspace: Workspace;
  /** `type` of a contract, or the name of its form. */
  readonly typeOf: (contract: FamilyContract) => string;
  /** The tests that a place of a contract demands, with the file that the naming convention gives. */
  readonly testsAt: (place: ContractPlace) => TestObligation | undefined;
  /** Whether a module is to be there: one that is only planned, or is put away, is not. */
  readonly isBuilt: (moduleId: string) => boolean;
  /** Whether the document of a contract is its own: one that is another's, or is a contract itself, is told by the model. */
  readonly ownsOutput: (contract: FamilyContract) => boolean;
  /** What a document calls a section, by the document. */
  readonly aliasOf: (path: RelPath, title: string) => string | undefined;
}

/** Prepares what listing asks again and again. */
export function createListing(workspace: Workspace): Listing {
  const { files, tests, decoded } = workspace.contracts;
  const types = new Map(files.map(({ file, kind }) => [file, kind]));
  const claims = new Map(tests.flatMap((test) => test.from.map((place) => [keyOf(place), test])));
  const aliases = aliasesOf(decoded);
  const owners = documentOwners(decoded);
  const statuses = new Map(workspace.entries.map(({ moduleId, status }) => [moduleId, status]));
  return {
    workspace,
    isBuilt: (id) => !/^(?:pending|archived)$/.test(statuses.get(id) ?? ''),
    typeOf: ({ file, kind }) => types.get(file) ?? kind,
    testsAt: (place) => claims.get(keyOf(place)),
    ownsOutput: (contract) =>
      contract.output !== undefined && owners.get(contract.output) === contract && !types.has(contract.output),
    aliasOf: (path, title) => aliases.get(path)?.get(headingSlug(title)),
  };
}

function keyOf({ contract, pointer }: ContractPlace): string {
  return `${contract}#${pointer}`;
}

/** One obligation of a contract at a place of it. */
export function obligationAt<D extends Demand>(
  listing: Listing,
  contract: FamilyContract,
  {
    path,
    demand,
    context,
  }: { readonly path: DocumentPath; readonly demand: D; readonly context?: Obligation['context'] },
): Obligation<D> {
  return {
    demand,
    metaType: listing.typeOf(contract),
    metaFile: contract.file,
    metaPointer: toPointer(path),
    span: contract.document.locate(path),
    ...(context ? { context } : {}),
  };
}

/** A text of a contract as a path; `undefined` for an address, a pattern or a sentence. */
export function pathIn(text: string, folder?: RelPath): RelPath | undefined {
  if (/[*?[\]{}<>]|:\/\//.test(text)) return undefined;
  const path = parseRelPath(folder === undefined ? text : `${folder}/${text.replace(/^\.\//, '')}`);
  return isRelPath(path) ? path : undefined;
}

/** Whether an item of a list of paths is a sentence instead. */
export function isProse(text: string): boolean {
  return /\s/.test(text.trim()) && !/\.[A-Za-z0-9]{1,8}$/.test(text.trim());
}

/** What may stand at a path as it is written: a folder where it ends in a slash. */
export function allowedAt(text: string): Pick<FileDemand, 'allows'> {
  return { allows: text.endsWith('/') ? 'folder' : 'both' };
}

// Maps of standard title to title used, from every contract that speaks of a document.
function aliasesOf(contracts: readonly FamilyContract[]): ReadonlyMap<RelPath, ReadonlyMap<string, string>> {
  const found = new Map<RelPath, Map<string, string>>();
  const add = (path: RelPath | undefined, headings: unknown): void => {
    if (path === undefined || typeof headings !== 'object' || headings === null) return;
    const known = found.get(path) ?? new Map<string, string>();
    for (const [title, used] of Object.entries(headings))
      if (typeof used === 'string' && !known.has(headingSlug(title))) known.set(headingSlug(title), used);
    found.set(path, known);
  };
  for (const { kind, value, output } of contracts) {
    const { headings } = value as { readonly headings?: unknown };
    add(output, headings);
    if (kind !== 'subsystem-docs') continue;
    const { docs } = value as { readonly docs: readonly { readonly path: string; readonly headings?: unknown }[] };
    for (const doc of docs) {
      add(pathIn(doc.path), doc.headings);
      add(pathIn(doc.path), headings);
    }
  }
  return found;
}
