import type { Occurrence } from '../../diagnostics/index.js';
import { toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import type { CanonicalDocument } from '../spec/origins.js';

/** A decoded contract together with the document that knows where its values stand. */
export interface Decoded<T> {
  readonly value: T;
  readonly document: YamlDocument;
}

/** The occurrence of a finding at a path of a document; of a spec, the canonical path, told as it stands in the file. */
export function occurrenceAt(
  document: YamlDocument | CanonicalDocument,
  path: DocumentPath,
  what: 'key' | 'value' = 'value',
): Occurrence {
  const written = 'writtenPath' in document ? document.writtenPath(path) : path;
  return { span: document.locate(path, what), pointer: toPointer(written) };
}
