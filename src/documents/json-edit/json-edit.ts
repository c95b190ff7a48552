import type { DocumentPath } from '../document-path.js';

/** One change of a JSON text. */
export type JsonEdit =
  /** Replaces a value; comments beside it stay. */
  | { readonly kind: 'set-value'; readonly path: DocumentPath; readonly data: unknown }
  /** Adds a key to an object: at its place among keys that are sorted, else at the end. */
  | { readonly kind: 'insert'; readonly parent: DocumentPath; readonly key: string; readonly data: unknown }
  /**
   * Takes out a key. Comments stay, but for those inside of its value, which forbid the edit unless `mayLose`. An object
   * that gets empty becomes `{}`, or `{…}` with `was` between its braces.
   */
  | { readonly kind: 'remove'; readonly path: DocumentPath; readonly was?: string; readonly mayLose?: boolean };
