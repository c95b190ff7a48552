import { valueAt, type DocumentPath, type YamlDocument } from '../../documents/index.js';

/** What stands at a path of a document as it was read, before any schema; `undefined` when nothing does. */
export function rawValue(document: YamlDocument, path: DocumentPath): unknown {
  return valueAt(document.value, path);
}

/** The text at a path; `undefined` for anything else, which the schema tells. */
export function rawText(document: YamlDocument, path: DocumentPath): string | undefined {
  const value = rawValue(document, path);
  return typeof value === 'string' ? value : undefined;
}

/** The items of the list at a path; none for anything else. */
export function rawList(document: YamlDocument, path: DocumentPath): readonly unknown[] {
  const value = rawValue(document, path);
  return Array.isArray(value) ? value : [];
}
