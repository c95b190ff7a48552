import type { Diagnostic } from '../diagnostics/index.js';
import type { LedgerEntry } from '../ledger/index.js';
import { hashOf, type Hash, type RelPath } from '../text/index.js';
import type { Observation } from './observation.js';
import type { Conflict, Operation } from './plan.js';
import type { Present } from './present-tree.js';
import type { WantedFile } from './wanted.js';

/** The decision about one file; `entry` is what the ledger records once it is carried out (absent: record nothing). */
export interface FileDecision {
  readonly operation?: Operation;
  readonly conflicts?: readonly Conflict[];
  readonly entry?: LedgerEntry;
  /** What the templates made, without its DORA block, where it became known; the base of later merges. */
  readonly made?: string;
  readonly observation: Observation;
  readonly diagnostics: readonly Diagnostic[];
}

/** One wanted file, what stands there, and what is known of it. */
export interface FileCase {
  readonly wanted: WantedFile;
  readonly present: Present;
  readonly recorded: LedgerEntry | undefined;
  /** What is said to be the text that was made last; believed when its hash is the recorded one. */
  readonly base: string | undefined;
  readonly settled: Settled;
}

/** What people have decided, for a whole plan. */
export interface Settled {
  /** Whose text a conflict keeps, by its id. */
  readonly decisions: ReadonlyMap<string, 'ours' | 'theirs'>;
  /** Files whose hand edits are given up, by name. */
  readonly discard: ReadonlySet<RelPath>;
}

/** What the ledger records of a file that stands there with this hash, made from this body. */
export function entryOf(wanted: WantedFile, output: Hash, made?: string): LedgerEntry {
  const { ownership, template, inputs } = wanted;
  return { ownership, template, inputs, output, ...(made === undefined ? {} : { base: hashOf(made) }) };
}

/** What the plan saw of a file, and what it would do if nothing stood in the way. */
export function observe({ wanted, present, recorded }: FileCase, wants: Observation['wants']): Observation {
  const disk = present.kind !== 'file' ? 'absent' : recorded?.output === present.hash ? 'as-recorded' : 'different';
  const { path, ownership, because } = wanted;
  return { path, module: because.module ?? 'all modules', ownership, wants, recorded: recorded !== undefined, disk };
}
