import { byCodePoint, hashOf, isRelPath, joinPath, parseRelPath, type RelPath } from '../text/index.js';

/**
 * What was last written into a file about all modules. After git joined two branches line by line, the records of both
 * prove which of its lines are ours.
 */
export interface OverviewRecord {
  /** Where the record lies. */
  readonly path: RelPath;
  /** The file that it speaks of. */
  readonly overview: RelPath;
  /** Whether that file held the line when it was written. */
  readonly holds: (line: string) => boolean;
}

const format = 'l9gen overview record 1';
const idPattern = /^[0-9a-f]{32}$/;
const hashLength = 32;

/** The folder of these records. */
export const overviewsFolder = joinPath('.l9gen', 'overviews');

/** Where the record of an overview with these lines lies: two branches that write different lines write different files. */
export function overviewRecordPath(overview: RelPath, lines: ReadonlySet<string>): RelPath {
  return joinPath(overviewsFolder, `${idOf(overview, lines)}.txt`);
}

/**
 * The text of a record: a hash of each line, salted with the record's name. So no two records are alike, and git does not
 * take the record that a branch replaces for one that it renamed; two such renames would be a conflict.
 */
export function formatOverviewRecord(overview: RelPath, lines: ReadonlySet<string>): string {
  const id = idOf(overview, lines);
  const hashes = [...lines].map((line) => lineHash(id, line)).sort(byCodePoint);
  return `${[format, overview, sealOf(id, overview, hashes), ...hashes].join('\n')}\n`;
}

/** Reads a record as the hostile input it may be: one that its name and its seal do not prove is none. */
export function parseOverviewRecord(path: RelPath, text: string): OverviewRecord | undefined {
  const id = path.slice(overviewsFolder.length + 1, -'.txt'.length);
  const [first, named = '', seal, ...hashes] = text.split('\n').slice(0, -1);
  const overview = parseRelPath(named);
  if (!isOverviewRecord(path) || first !== format || !isRelPath(overview) || overview !== named) return undefined;
  if (seal !== sealOf(id, overview, hashes)) return undefined;
  const known = new Set(hashes);
  return { path, overview, holds: (line) => known.has(lineHash(id, line)) };
}

/** Whether a path is one that a record can have. */
export function isOverviewRecord(path: RelPath): boolean {
  const name = path.startsWith(`${overviewsFolder}/`) ? path.slice(overviewsFolder.length + 1) : '';
  return name.endsWith('.txt') && idPattern.test(name.slice(0, -'.txt'.length));
}

function idOf(overview: RelPath, lines: ReadonlySet<string>): string {
  return hashOf([overview, ...[...lines].sort(byCodePoint)].join('\n')).slice(0, hashLength);
}

function lineHash(id: string, line: string): string {
  return hashOf(`${id}\n${line}`).slice(0, hashLength);
}

function sealOf(id: string, overview: RelPath, hashes: readonly string[]): string {
  return hashOf([id, overview, ...hashes].join('\n'));
}
