import type { RelPath } from '../../text/index.js';

/** What a document shows of one source file. */
export interface FileFacts {
  /** What it declares at its top level and in classes (`Class.method`), in the order of the file. */
  readonly symbols: readonly {
    readonly name: string;
    /** Parameters and result as written. */
    readonly signature?: string;
    readonly isPublic: boolean;
    /** First sentence of its comment. */
    readonly summary?: string;
  }[];
  /** Names of environment variables that it reads. */
  readonly environment: readonly string[];
  readonly routes: readonly { readonly method: string; readonly route: string }[];
}

/** Gives the facts of a file; `undefined` where there are none to know. */
export type FactsOf = (path: RelPath) => FileFacts | undefined;
