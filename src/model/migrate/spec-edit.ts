import type { DocumentPath, YamlEdit } from '../../documents/index.js';

/** One change of a spec, as steps name it. */
export type SpecEdit =
  | YamlEdit
  /** A key that the next version does not know: kept as a comment at its place, and told. */
  | { readonly kind: 'drop'; readonly path: DocumentPath }
  /** A key whose meaning another key has taken over: removed, but kept as a comment where comments of a person hang on it. */
  | { readonly kind: 'replaced'; readonly path: DocumentPath }
  /** A section at its usual place among the sections that are there. */
  | { readonly kind: 'section'; readonly key: string; readonly text: string }
  /** The version, at the top of the file when it does not say one yet. */
  | { readonly kind: 'version'; readonly version: string };
