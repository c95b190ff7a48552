import type { RelPath } from '../text/index.js';
import type { FileSystem } from './file-system.js';
import { answerOf, type ReadRecord } from './recording-file-system.js';

/**
 * What was asked about one path and answered, for keeping: the path (empty for the root), its stamp (empty where it has
 * none), then of each question its first letter and the answer. Plain data, short in JSON.
 */
export type StampedRecord = readonly [path: string, stamp: string, ...answers: readonly string[]];

const calls: Readonly<Record<string, ReadRecord['call']>> = { r: 'read', s: 'stat', l: 'list', e: 'entries' };

/** Records by path, each with the stamp that stands for the answers; see `FileSystem.stamp`. */
export async function stampRecords(
  files: FileSystem,
  records: readonly ReadRecord[],
): Promise<readonly StampedRecord[]> {
  const byPath = new Map<string, string[]>();
  for (const { call, path = '', answer } of records) {
    const answers = byPath.get(path) ?? [];
    answers.push(`${call.charAt(0)}${answer}`);
    byPath.set(path, answers);
  }
  const stamped: StampedRecord[] = [];
  for (const [path, answers] of byPath) stamped.push([path, await stampOf(files, path), ...answers]);
  return stamped;
}

/** How a tree differs from what was recorded of it. */
export interface Recheck {
  /** Paths of which a question has another answer now, in the order of the records. */
  readonly changed: readonly string[];
  /** The records with the stamps of now; absent where nothing is to be noted. */
  readonly refreshed?: readonly StampedRecord[];
}

/**
 * Asks a tree again what it was asked: of a path whose stamp is as it was only the stamp. `mostChanged` paths are enough to
 * be told.
 */
export async function recheck(
  files: FileSystem,
  records: readonly StampedRecord[],
  mostChanged: number,
): Promise<Recheck> {
  const changed: string[] = [];
  const refreshed: StampedRecord[] = [];
  let isFresh = true;
  for (const record of records) {
    const [path, stamp, ...answers] = record;
    const now = await stampOf(files, path);
    if (stamp !== '' && now === stamp) {
      refreshed.push(record);
      continue;
    }
    isFresh &&= now === stamp;
    if (await answersAsBefore(files, path, answers)) refreshed.push([path, now, ...answers]);
    else if (changed.push(path) >= mostChanged) return { changed };
  }
  return { changed, ...(isFresh ? {} : { refreshed }) };
}

async function answersAsBefore(files: FileSystem, path: string, answers: readonly string[]): Promise<boolean> {
  for (const answer of answers) {
    const call = calls[answer.charAt(0)];
    const question = path === '' ? {} : { path: path as RelPath };
    if (!call || (await answerOf(files, { call, ...question })) !== answer.slice(1)) return false;
  }
  return true;
}

async function stampOf(files: FileSystem, path: string): Promise<string> {
  return (await files.stamp?.(path === '' ? undefined : (path as RelPath))) ?? '';
}
