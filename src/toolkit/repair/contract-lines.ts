import { valueAt, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import type { RelPath } from '../../text/index.js';
import type { ReadModel } from '../read-model.js';
import { linesOf, type LineRange } from './excerpt.js';

/** What stands where a path of keys and indices leads in one contract. */
export interface Demanded {
  readonly lines: LineRange;
  /** Its text, where it is one value. */
  readonly value?: string;
}

/** Follows a path into one contract. */
export type Locate = (path: DocumentPath) => Demanded;

/** Finds places in the contracts of a model, by file; `undefined` for one that did not parse. */
export function createLocator({ sources }: Pick<ReadModel, 'sources'>): (file: RelPath) => Locate | undefined {
  const { moduleContracts, wiringContracts, repoContract, memory, registry, specs, contracts, moduleFolders } = sources;
  const ofFolders = moduleFolders.flatMap(({ meta, wiring, readme, tests }) => [meta, wiring, readme, tests]);
  const all = [moduleContracts, wiringContracts, repoContract, memory, registry, ...specs, ...contracts, ...ofFolders];
  const documents = new Map<RelPath, YamlDocument>();
  for (const source of all) if (source?.document) documents.set(source.file, source.document);
  return (file) => {
    const document = documents.get(file);
    return document && ((path) => demandedAt(document, path));
  };
}

function demandedAt(document: YamlDocument, path: DocumentPath): Demanded {
  const value = valueAt(document.value, path);
  const isOne = typeof value === 'string' || typeof value === 'number';
  return { lines: spanOf(document, path), ...(isOne ? { value: String(value) } : {}) };
}

// From the key to the end of what it holds.
function spanOf(document: YamlDocument, path: DocumentPath): LineRange {
  const [key, value] = [linesOf(document.locate(path, 'key')), linesOf(document.locate(path))];
  return { first: Math.min(key.first, value.first), last: Math.max(key.first, value.last) };
}
