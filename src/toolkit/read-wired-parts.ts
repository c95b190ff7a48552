import type { FileSystem } from '../host/index.js';
import type { Ledger, WiredPart } from '../ledger/index.js';
import type { WantedEdit } from '../plan/index.js';
import { byCodePoint, type RelPath } from '../text/index.js';
import { readLedgers } from './read-ledgers.js';

/** What the modules record to have put into a data file, by module, sorted; those that recorded nothing left out. */
export async function readWiredParts(
  files: FileSystem,
  path: RelPath,
): Promise<ReadonlyMap<string, readonly WiredPart[]>> {
  const ledgers = (await readLedgers(files)).value ?? new Map<string, Ledger>();
  const recorded = [...ledgers.values()].map(({ module, parts }) => [module, parts.get(path) ?? []] as const);
  return new Map(recorded.filter(([, parts]) => parts.length > 0).sort(([a], [b]) => byCodePoint(a, b)));
}

/** True when every edit of a shared file is one of a data file, of which the ledgers record the parts. */
export function isDataFile(edits: readonly WantedEdit[]): boolean {
  return edits.length > 0 && edits.every(({ together }) => together?.kind === 'data');
}
