import type { Ledger } from '../../ledger/index.js';
import { documentContracts, wantDocuments, type Making, type WantedDocument } from '../../plan/index.js';
import { codePaths } from '../../render/index.js';
import type { ReadModel } from '../read-model.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { readFileFacts } from './read-file-facts.js';

/** What documents are prepared from. */
export interface DocumentInput {
  readonly model: Pick<ReadModel, 'workspace' | 'isNarrowed' | 'incomplete'>;
  readonly making: Making;
  readonly ledgers: ReadonlyMap<string, Ledger>;
}

/** The documents that the contracts ask for, with what the code says that they speak of; none where modules were named. */
export async function prepareDocuments(
  { files }: Pick<ToolkitContext, 'files'>,
  { model: { workspace, isNarrowed, incomplete }, making, ledgers }: DocumentInput,
): Promise<readonly WantedDocument[]> {
  if (isNarrowed || incomplete) return [];
  const recorded = [...ledgers.values()].flatMap((ledger) => [...ledger.files.keys()]);
  const contracts = documentContracts(workspace, recorded);
  const facts = await readFileFacts(files, contracts.flatMap(codePaths));
  return wantDocuments(workspace, making, { contracts, factsOf: (path) => facts.get(path) });
}
