import type { Outcome } from '../../diagnostics/index.js';
import type { WantedSection } from '../../documents/index.js';
import type { RelPath, Span } from '../../text/index.js';
import type { Origin } from '../plan.js';

/** A document that shall have some sections. */
export interface WantedDocument {
  readonly path: RelPath;
  /** The contract that says it. */
  readonly contract: RelPath;
  /** Where the contract says which document is meant. */
  readonly span: Span;
  /** The reason of a change of one of its sections, by id. */
  readonly because: (id: string | undefined) => Origin;
  /** What a document that is made anew begins with: its title and where it comes from. */
  readonly opening: string;
  readonly render: () => Outcome<readonly WantedSection[]>;
}
