import { conflictPath, formatConflict } from '../ledger/index.js';
import type { RelPath } from '../text/index.js';
import type { Conflict } from './plan.js';

/** A file of our own records as it shall be; without content it goes. */
export interface RecordFile {
  readonly path: RelPath;
  readonly content: string | undefined;
}

/** The files that tell conflicts to people and agents, one each. */
export function conflictFiles(conflicts: readonly Conflict[]): readonly RecordFile[] {
  const records = conflicts.flatMap(({ record }) => (record ? [record] : []));
  return records.map((record) => ({ path: conflictPath(record.id), content: formatConflict(record) }));
}
