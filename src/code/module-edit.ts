import type { RelPath } from '../text/index.js';

/** One TypeScript or JavaScript file; the extension of `path` decides how `text` is parsed. */
export interface ModuleSource {
  readonly path: RelPath;
  readonly text: string;
}

/** One thing that a module should hold. Applying an edit that already holds changes nothing. */
export type ModuleEdit = ImportEdit | ListEdit;

/**
 * The module should import `name` from the module specifier `from`, as `alias` if given. An import of the same name
 * from the same module is reused whatever its local name is; `typeOnly` is satisfied by a value import too.
 */
export interface ImportEdit {
  readonly kind: 'import';
  readonly name: string;
  readonly from: string;
  readonly alias?: string;
  readonly typeOnly?: boolean;
}

/** The array literal of the exported constant `list` should hold one entry with this key and this text. */
export interface ListEdit {
  readonly kind: 'array-entry';
  readonly list: string;
  readonly key: EntryKey;
  readonly entry: EntryText;
}

/**
 * What tells an entry from its siblings: a bare identifier, or string properties of an object literal (at least one;
 * their order is the order that siblings are compared in).
 */
export type EntryKey = { readonly identifier: string } | { readonly properties: Readonly<Record<string, string>> };

/** What an entry should say. It must carry its own key, or a second run could not find it again. */
export type EntryText = { readonly identifier: string } | { readonly properties: readonly PropertyText[] };

/** One property of an object entry; `code` is the text of one TypeScript expression. */
export interface PropertyText {
  readonly name: string;
  readonly code: string;
}
