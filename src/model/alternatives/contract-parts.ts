import { isMapping, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import type { RelPath, Span } from '../../text/index.js';

/** One value of a contract, or one item of a list in it as a whole, and where it stands. */
export interface ContractPart {
  readonly kind: 'value' | 'item';
  readonly file: RelPath;
  readonly path: DocumentPath;
  readonly value: unknown;
  readonly span: Span;
}

/** Every single value of a document and every item of its lists, in the order of the text; empty ones have no parts. */
export function partsOf(document: YamlDocument): readonly ContractPart[] {
  const parts: ContractPart[] = [];
  const visit = (value: unknown, path: DocumentPath): void => {
    const part = (kind: ContractPart['kind']): ContractPart => ({
      ...{ kind, file: document.file, path, value },
      span: document.locate(path),
    });
    if (typeof path.at(-1) === 'number') parts.push(part('item'));
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    else if (isMapping(value)) for (const [key, child] of Object.entries(value)) visit(child, [...path, key]);
    else parts.push(part('value'));
  };
  visit(document.value, []);
  return parts;
}
