import type { RelPath, Span } from '../../text/index.js';
import type { Approved } from './machine.js';

/** Which module is to be followed. */
export interface ModuleQuestion {
  /** The files that may export it: what has a `start` is a module. */
  readonly entries: readonly RelPath[];
  /** The file of the business logic; a call of what it exports is an operation. */
  readonly handlers: RelPath;
  /** The file that says what approvals are. */
  readonly approvals: RelPath;
  /** What an operation needs: nothing (0), to have asked (1), or to have been given the approval (2). */
  readonly needs: Approved;
}

/** A call that changes the world, reached without the approval it needs. */
export interface Ungated {
  readonly span: Span;
  /** What is called, as `handlers.onEvent` or `http.call`. */
  readonly operation: string;
  /** How the host gets there: the entry, then the functions that call each other. */
  readonly way: readonly string[];
  /** The approval is asked for, and its answer is not waited for. */
  readonly isAsked: boolean;
}

/** A call that cannot be followed, and why. */
export interface Unfollowed {
  readonly span: Span;
  readonly why: string;
}

/** A segment of the memory that is named where the module meets the host's memory. */
export interface SegmentUse {
  readonly segment: string;
  readonly use: 'read' | 'written';
  readonly span: Span;
}

/** What the code of a module does, along every path from every place where the host enters it. */
export interface ModuleFacts {
  /** Whether anything that the host could start was found. */
  readonly isFound: boolean;
  /** Whether an approval is asked for on any path. */
  readonly asks: boolean;
  /** In the order in which they are found. */
  readonly ungated: readonly Ungated[];
  /** Made where an operation would need an approval. */
  readonly unfollowed: readonly Unfollowed[];
  readonly segments: readonly SegmentUse[];
}
