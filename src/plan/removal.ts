import type { Diagnostic } from '../diagnostics/index.js';
import type { EnvBlock } from '../documents/index.js';
import type { Ledger } from '../ledger/index.js';
import type { RelPath } from '../text/index.js';
import type { Conflict, Operation } from './plan.js';
import type { PresentTree } from './present-tree.js';
import type { WantedEdit } from './wanted.js';
import type { StayingParts } from './wiring/unwire-parts.js';

/** A module that is to be taken out, with everything that is known of it. */
export interface Removed {
  readonly module: string;
  readonly snake: string;
  /** What it was made for, as the reason of each operation. */
  readonly contract: RelPath;
  readonly ledger: Ledger;
  /** Its contracts: a person's own files, which go because the person names the module. */
  readonly contracts: readonly RelPath[];
  /** What else lies in its folders. */
  readonly others: readonly RelPath[];
  /** What its contracts put into shared files; none where they cannot be read any more. */
  readonly edits: readonly WantedEdit[];
  /** The shared files that may hold something of it, besides those of `edits`. */
  readonly shared: readonly RelPath[];
  /** The text that was made for a file, without its DORA block, where it is known. */
  readonly madeText: (path: RelPath) => Promise<string | undefined>;
}

/** What a removal is planned from. */
export interface RemovalInput {
  readonly removed: readonly Removed[];
  readonly registry: { readonly path: RelPath; readonly indices: readonly number[] };
  /** The ids that head blocks of the env file, those of the removed modules among them. */
  readonly headings: readonly string[];
  /** What the modules that stay need in the env file. */
  readonly neededEnv: readonly EnvBlock[];
  /** What the modules that stay have in data files, and what they need there. */
  readonly staying: StayingParts;
  readonly present: PresentTree;
  /** Files whose hand edits are given up, by name. */
  readonly discard: ReadonlySet<RelPath>;
}

/** What is decided about one file of a removal. */
export interface RemovalDecision {
  readonly operation?: Operation;
  readonly conflict?: Conflict;
  /** Set when the file holds text of a person that goes, or would: it can be named to give it up. */
  readonly loses?: RelPath;
  readonly diagnostics: readonly Diagnostic[];
}
