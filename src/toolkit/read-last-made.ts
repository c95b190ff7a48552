import type { FileSystem } from '../host/index.js';
import type { Ledger } from '../ledger/index.js';
import { stripDora } from '../render/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import { readLedgers } from './read-ledgers.js';
import { readBases } from './read-records.js';

/** A file of a module as it stands. */
export interface StandingText {
  readonly snake: string;
  readonly path: RelPath;
  readonly text: string;
}

/** The text that the templates made last for a file, without its DORA block, where the ledger proves one; else `undefined`. */
export async function readLastMade(
  files: FileSystem,
  { snake, path, text }: StandingText,
): Promise<string | undefined> {
  const ledgers = (await readLedgers(files)).value ?? new Map<string, Ledger>();
  const entry = ledgers.get(snake)?.files.get(path);
  if (!entry) return undefined;
  // Recorded before there were bases: what stands there as it was left is what was made.
  if (entry.base === undefined) return hashOf(text) === entry.output ? stripDora(path, text) : undefined;
  const kept = (await readBases(files, [snake])).value?.get(snake)?.get(path);
  return [stripDora(path, text), kept].find((made) => made !== undefined && hashOf(made) === entry.base);
}
