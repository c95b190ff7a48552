import { hashOf, isRelPath, joinPath, parseRelPath, type RelPath } from '../text/index.js';
import { isRecord, parseJson } from './untrusted-json.js';

/** Two changes of one part of a file that exclude each other, as data. The file itself stays as the person left it. */
export interface ConflictRecord {
  /** Of everything below: the same conflict has the same id wherever and whenever it shows. */
  readonly id: string;
  readonly file: RelPath;
  /** The part of the file, in words: `class Foo > method bar`, `section "Usage"`. */
  readonly node: string;
  /** What the templates made last. */
  readonly base: string;
  /** What stands in the repository. */
  readonly ours: string;
  /** What the contracts ask for now. */
  readonly theirs: string;
  readonly hint: string;
}

const format = 1;

/** The folder of the conflicts that wait for a decision. */
export const conflictsFolder = joinPath('.l9gen', 'conflicts');

/** Where the record of a conflict lies. */
export function conflictPath(id: string): RelPath {
  return joinPath(conflictsFolder, `${id}.json`);
}

/** The record of a conflict, with the id that follows from what it says. */
export function recordConflict(conflict: Omit<ConflictRecord, 'id'>): ConflictRecord {
  return { id: conflictId(conflict), ...conflict };
}

/** 16 hexadecimal digits of the SHA-256 of file, part and the three texts. Where lines moved, it is the same conflict. */
export function conflictId({ file, node, base, ours, theirs }: Omit<ConflictRecord, 'id' | 'hint'>): string {
  const part = node.replace(/\blines? \d+(?:–\d+)?/g, 'lines');
  return hashOf(JSON.stringify([file, part, base, ours, theirs])).slice(0, 16);
}

/** The text of a conflict's file. */
export function formatConflict({ id, file, node, base, ours, theirs, hint }: ConflictRecord): string {
  return `${JSON.stringify({ format, id, file, node, base, ours, theirs, hint }, null, 2)}\n`;
}

/** Reads a record as the hostile input it may be; `undefined` for what is none, or whose id does not follow from it. */
export function parseConflict(text: string): ConflictRecord | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || value['format'] !== format) return undefined;
  const { id, hint } = value;
  const about = decodeAbout(value);
  if (!about || typeof id !== 'string' || typeof hint !== 'string') return undefined;
  return conflictId(about) === id ? { id, ...about, hint } : undefined;
}

/** What a conflict is about, of an untrusted object; `undefined` when any of it is missing or no such thing. */
export function decodeAbout(value: Readonly<Record<string, unknown>>): Omit<ConflictRecord, 'id' | 'hint'> | undefined {
  const { node, base, ours, theirs } = value;
  const file = typeof value['file'] === 'string' ? parseRelPath(value['file']) : undefined;
  if (file === undefined || !isRelPath(file)) return undefined;
  const isText = [node, base, ours, theirs].every((text) => typeof text === 'string');
  return isText
    ? { file, node: String(node), base: String(base), ours: String(ours), theirs: String(theirs) }
    : undefined;
}
