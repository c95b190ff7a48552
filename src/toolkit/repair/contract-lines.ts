import type { DocumentPath, YamlDocument } from '../../documents/index.js';
import type { RelPath } from '../../text/index.js';
import type { ReadModel } from '../read-model.js';
import { linesOf, type LineRange } from './excerpt.js';

/** Where a path of keys and indices leads in one contract. */
export type Locate = (path: DocumentPath) => LineRange;

/** Finds places in the contracts of a model, by file; `undefined` for one that did not parse. */
export function createLocator({ sources }: Pick<ReadModel, 'sources'>): (file: RelPath) => Locate | undefined {
  const { moduleContracts, wiringContracts, repoContract, memory, registry, specs, contracts, moduleFolders } = sources;
  const ofFolders = moduleFolders.flatMap(({ meta, wiring, readme, tests }) => [meta, wiring, readme, tests]);
  const all = [moduleContracts, wiringContracts, repoContract, memory, registry, ...specs, ...contracts, ...ofFolders];
  const documents = new Map<RelPath, YamlDocument>();
  for (const source of all) if (source?.document) documents.set(source.file, source.document);
  return (file) => {
    const document = documents.get(file);
    return document && ((path) => spanOf(document, path));
  };
}

// From the key to the end of what it holds.
function spanOf(document: YamlDocument, path: DocumentPath): LineRange {
  const [key, value] = [linesOf(document.locate(path, 'key')), linesOf(document.locate(path))];
  return { first: Math.min(key.first, value.first), last: Math.max(key.first, value.last) };
}
