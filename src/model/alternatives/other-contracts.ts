import { withoutPath, withTexts, withValueAt, type YamlDocument } from '../../documents/index.js';
import { snakeCase, type RelPath } from '../../text/index.js';
import type { ContractKind } from '../contracts/contract-validators.js';
import type { ContractPart } from './contract-parts.js';
import { otherValues } from './other-values.js';

/** Contracts of a module that are otherwise in one thing. */
export interface OtherContracts {
  /** The documents that differ, by file. */
  readonly changed: ReadonlyMap<RelPath, YamlDocument>;
  /** The name of the module in snake form, where it is another. */
  readonly snake?: string;
  /** False where the next ways need not be tried once this one makes a module: it says no more than they would. */
  readonly each: boolean;
}

/**
 * The ways in which one part can be otherwise, the smallest change first: without the item; with another value; and, for
 * a text that other places repeat because they have to agree, with the same other text in all of them. The name of the
 * module changes in everything that is named by it.
 */
export function* otherContracts(
  documents: readonly YamlDocument[],
  kind: ContractKind,
  part: ContractPart,
): Iterable<OtherContracts> {
  const document = documents.find(({ file }) => file === part.file);
  if (!document) return;
  const { path, value } = part;
  const withData = (data: unknown): OtherContracts['changed'] => new Map([[part.file, changedTo(document, data)]]);
  if (part.kind === 'item') return yield { changed: withData(withoutPath(document.value, path)), each: false };
  const { values, each } = otherValues(kind, part);
  const isName = path.join('.') === 'metadata.module_id';
  for (const other of values)
    yield { changed: withData(withValueAt(document.value, path, other)), each: each || isName };
  if (typeof value !== 'string' || each) return;
  for (const other of values.map(String)) {
    if (isName) yield { ...renamed(documents, snakeCase(value), snakeCase(other)), each };
    else yield { changed: everywhere(documents, (text) => (text === value ? other : text)), each };
  }
}

function renamed(documents: readonly YamlDocument[], from: string, to: string): Omit<OtherContracts, 'each'> {
  return { changed: everywhere(documents, (text) => text.replaceAll(from, () => to)), snake: to };
}

function everywhere(documents: readonly YamlDocument[], change: (text: string) => string): OtherContracts['changed'] {
  return new Map(documents.map((document) => [document.file, changedTo(document, withTexts(document.value, change))]));
}

function changedTo(document: YamlDocument, data: unknown): YamlDocument {
  return { ...document, value: data as YamlDocument['value'] };
}
