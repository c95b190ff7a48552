import type { Ledger } from '../../ledger/index.js';
import {
  documentContracts,
  wantDocuments,
  type Making,
  type Operation,
  type WantedDocument,
} from '../../plan/index.js';
import { codePaths, type FactsOf, type FileFacts } from '../../render/index.js';
import type { RelPath } from '../../text/index.js';
import { createChangedTree } from '../changed-tree.js';
import type { ReadModel } from '../read-model.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { readFileFacts } from './read-file-facts.js';

/** What documents are prepared from. */
export interface DocumentInput {
  readonly model: Pick<ReadModel, 'workspace' | 'isNarrowed' | 'incomplete'>;
  readonly making: Making;
  readonly ledgers: ReadonlyMap<string, Ledger>;
}

/** The documents that contracts ask for. */
export interface PreparedDocuments {
  readonly paths: readonly RelPath[];
  /** The documents, with what the code that they speak of says after these operations. */
  readonly after: (operations: readonly Operation[]) => Promise<readonly WantedDocument[]>;
  /** What they were made from when that was last asked for. */
  readonly seen: () => SeenDocuments;
}

/** Documents, and the code that they speak of. */
export interface SeenDocuments {
  readonly documents: readonly WantedDocument[];
  readonly code: {
    readonly paths: readonly RelPath[];
    /** What those of the files that can be read say of themselves. */
    readonly facts: ReadonlyMap<RelPath, FileFacts>;
  };
}

/** Finds the documents that the contracts ask for; none where modules were named. */
export function prepareDocuments(
  { files }: Pick<ToolkitContext, 'files'>,
  { model: { workspace, isNarrowed, incomplete }, making, ledgers }: DocumentInput,
): PreparedDocuments {
  const recorded = [...ledgers.values()].flatMap((ledger) => [...ledger.files.keys()]);
  const contracts = isNarrowed || incomplete ? [] : documentContracts(workspace, recorded);
  const wantWith = (factsOf: FactsOf): readonly WantedDocument[] =>
    wantDocuments(workspace, making, { contracts, factsOf });
  const code = [...new Set(contracts.flatMap(codePaths))];
  let seen: SeenDocuments = { documents: [], code: { paths: code, facts: new Map() } };
  return {
    paths: wantWith(() => undefined).map(({ path }) => path),
    after: async (operations) => {
      const changes = operations.map((one) => [one.path, one.kind === 'delete' ? undefined : one.content] as const);
      const tree = createChangedTree(files, new Map(changes));
      const facts = await readFileFacts(tree, code);
      const documents = wantWith((path) => facts.get(path));
      seen = { documents, code: { paths: code, facts } };
      return documents;
    },
    seen: () => seen,
  };
}
