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

/** A path of which a tree answers now what it did not. */
export interface ChangedRecord {
  readonly path: string;
  /** True where a file that is still one has another content, and nothing else is different. */
  readonly isContent: boolean;
}

/** How a tree differs from what was recorded of it. */
export interface Recheck {
  /** In the order of the records. */
  readonly changed: readonly ChangedRecord[];
  /** The records with the stamps and answers of now; absent where all are as they were. */
  readonly refreshed?: readonly StampedRecord[];
}

/**
 * Asks a tree again what it was asked: of a path whose stamp is as it was only the stamp. `undefined` where more than
 * `mostChanged` paths have another answer.
 */
export async function recheck(
  files: FileSystem,
  records: readonly StampedRecord[],
  mostChanged: number,
): Promise<Recheck | undefined> {
  const changed: ChangedRecord[] = [];
  const refreshed: StampedRecord[] = [];
  let isFresh = true;
  for (const record of records) {
    const [path, stamp, ...answers] = record;
    const now = await stampOf(files, path);
    if (stamp !== '' && now === stamp) {
      refreshed.push(record);
      continue;
    }
    const found = await answersNow(files, path, answers);
    isFresh &&= now === stamp;
    refreshed.push([path, now, ...found]);
    const different = found.filter((answer, place) => answer !== answers[place]);
    if (different.length === 0) continue;
    isFresh = false;
    if (changed.length === mostChanged) return undefined;
    changed.push({ path, isContent: different.every(isText) });
  }
  return { changed, ...(isFresh ? {} : { refreshed }) };
}

// As `answerOf` tells of a file that was read: by a hash.
function isText(answer: string): boolean {
  return /^r[0-9a-f]{64}$/.test(answer);
}

async function answersNow(files: FileSystem, path: string, answers: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const answer of answers) {
    const call = calls[answer.charAt(0)];
    const question = path === '' ? {} : { path: path as RelPath };
    found.push(call ? `${answer.charAt(0)}${await answerOf(files, { call, ...question })}` : '');
  }
  return found;
}

async function stampOf(files: FileSystem, path: string): Promise<string> {
  return (await files.stamp?.(path === '' ? undefined : (path as RelPath))) ?? '';
}
