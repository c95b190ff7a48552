import type { RelPath } from '../../text/index.js';
import type { DocumentPath } from '../document-path.js';
import type { YamlDialect } from '../yaml-nodes.js';

/** A text with the file it stands in. */
export interface TextDocument {
  readonly file: RelPath;
  readonly text: string;
  /** Of YAML; a contract unless said. */
  readonly dialect?: YamlDialect;
}

/**
 * One change of a YAML text. Every `text` is the YAML source of a value, unindented, lines separated by LF; a block
 * mapping or list is set below its key, everything else behind it. Keys are plain names and are quoted where needed.
 */
export type YamlEdit =
  | { readonly kind: 'rename-key'; readonly path: DocumentPath; readonly key: string }
  /** Replaces a value; a comment behind it stays. */
  | { readonly kind: 'set-value'; readonly path: DocumentPath; readonly text: string }
  /**
   * Adds a key to a mapping: behind the key `after`, before all others when `isFirst`, else at the end. A key without
   * value counts as an empty mapping.
   */
  | {
      readonly kind: 'insert';
      readonly parent: DocumentPath;
      readonly key: string;
      readonly text: string;
      readonly after?: string;
      readonly isFirst?: true;
    }
  /** Adds an item at the end of a list. A key without value counts as an empty list. */
  | { readonly kind: 'append'; readonly path: DocumentPath; readonly text: string }
  /**
   * Takes out a key or an item with the comments that belong to it; a collection that gets empty becomes `{}` or `[]`, or
   * what `was` behind its key before it was filled: an empty collection or nothing, with the white space before it.
   * `comments` says which of them stay instead: those above it, or all, so that one inside of it forbids the edit.
   */
  | {
      readonly kind: 'remove';
      readonly path: DocumentPath;
      readonly comments?: 'above' | 'all';
      readonly was?: string;
    }
  /**
   * Takes a key with its value and comments elsewhere. Missing parents are created; `after` is the sibling behind which
   * the first key that is new there comes to stand.
   */
  | { readonly kind: 'move'; readonly from: DocumentPath; readonly to: DocumentPath; readonly after?: string };

/** Why an edit cannot be made, in words that complete "… cannot be edited: …". */
export interface Refusal {
  readonly refused: string;
}

/** A {@link Refusal} of the given words. */
export function refuse(refused: string): Refusal {
  return { refused };
}

/** True for a {@link Refusal}. */
export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'refused' in result;
}
