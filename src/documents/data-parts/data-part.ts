import type { Hash } from '../../text/index.js';
import type { DocumentPath } from '../document-path.js';

/** A key with its value that is to stand in a data file, whoever puts it there. */
export interface DataPart {
  readonly path: DocumentPath;
  /** Its value, as plain data or as the source of a YAML block that it is to be written as. */
  readonly value: { readonly data: unknown } | { readonly source: string };
  /** What stands for it where its holder is a list of texts: the key itself unless said. */
  readonly item?: string;
}

/** What was put into a data file: a part, or the collection around it that was not there or was empty. */
export interface AddedPart {
  /** RFC 6901 pointer; the item of a list is named by its text, as if it were a key. */
  readonly at: string;
  /** Of a part: the hash of its canonical JSON. */
  readonly value?: Hash;
  /** Of a collection: what it read as, `null` when it was not there. */
  readonly was?: string | null;
}
