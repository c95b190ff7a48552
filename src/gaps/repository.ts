import type { RelPath } from '../text/index.js';

/** What judging asks of a repository. Answers are the same for the whole of a scan. */
export interface Repository {
  /** Every file that the repository holds: what its ignore files leave out is not among them. Sorted by code point. */
  readonly files: readonly RelPath[];
  /** What stands at a path, ignored or not. */
  readonly kindOf: (path: RelPath) => Promise<'file' | 'folder' | undefined>;
  /** The text of a file; `undefined` where there is none. */
  readonly textOf: (path: RelPath) => Promise<RepositoryText | undefined>;
}

/** A text, or why it is none. */
export type RepositoryText = { readonly text: string } | { readonly problem: string };
