import { byCodePoint, fileStart, isRelPath, joinPath, parseRelPath, type Hash, type RelPath } from '../text/index.js';
import type { Outcome } from '../diagnostics/index.js';
import { ledgerDiagnostics } from './diagnostics.js';
import { isHash, isRecord, parseJson } from './untrusted-json.js';

/** What is known of one file that l9gen made. Hashes are SHA-256 in hexadecimal. */
export interface LedgerEntry {
  /** `ejected`: given up for good, and recorded so that nobody makes it again. */
  readonly ownership: 'generated' | 'seeded' | 'ejected';
  readonly template: string;
  /** Of everything that the text was made of: the module's model, the templates, the tool. */
  readonly inputs: Hash;
  /** Of the whole file as the last run left it, a person's edits that it kept included. */
  readonly output: Hash;
  /** Of the text that the templates made, without its DORA block: proves the base of a merge. Generated files only. */
  readonly base?: Hash;
}

/**
 * What had to be put into a shared data file, because nobody had: a key with the hash of its value, or the collection
 * around it with what it read as before (`null`: it was not there). Modules that need the same thing all record it.
 */
export interface WiredPart {
  /** RFC 6901 pointer; the item of a list is named by its text. */
  readonly at: string;
  /** What it was put in for: the name of a service or a package. */
  readonly for: string;
  readonly value?: Hash;
  readonly was?: string | null;
}

/** The record of one module: its files, and the shared files it is wired into. One small file, so that branches merge. */
export interface Ledger {
  readonly module: string;
  readonly files: ReadonlyMap<RelPath, LedgerEntry>;
  /** Per shared file, the hash of what was asked to stand there. */
  readonly wired: ReadonlyMap<RelPath, Hash>;
  /** Per shared data file, what was put in; it goes with the last module that records it. */
  readonly parts: ReadonlyMap<RelPath, readonly WiredPart[]>;
}

// Format 1 knew no bases; it is read, and written anew as format 2.
const format = 2;
const readable: readonly unknown[] = [1, format];

/** The folder that holds one ledger per module. */
export const ledgerFolder = joinPath('.l9gen', 'modules');

/** Where the ledger of a module lies; named by the module in snake form. */
export function ledgerPath(snake: string): RelPath {
  return joinPath(ledgerFolder, `${snake}.json`);
}

/** A ledger that records nothing yet. */
export function emptyLedger(module: string): Ledger {
  return { module, files: new Map(), wired: new Map(), parts: new Map() };
}

/** The text of a ledger: sorted, indented, LF, no time and no trace of the machine. */
export function formatLedger(ledger: Ledger): string {
  const sorted = <T>(map: ReadonlyMap<RelPath, T>): Readonly<Record<string, T>> =>
    Object.fromEntries([...map].sort(([a], [b]) => byCodePoint(a, b)));
  const parts = ledger.parts.size === 0 ? {} : { parts: sorted(inOrder(ledger.parts)) };
  const tables = { files: sorted(ledger.files), wired: sorted(ledger.wired), ...parts };
  return `${JSON.stringify({ format, module: ledger.module, ...tables }, null, 2)}\n`;
}

// Whoever made a part: its keys come in one order.
function inOrder(parts: Ledger['parts']): Ledger['parts'] {
  return new Map(
    [...parts].map(([path, some]) => [
      path,
      [...some]
        .sort((a, b) => byCodePoint(a.at, b.at))
        .map(({ at, for: need, value, was }) => ({
          at,
          for: need,
          ...(value === undefined ? {} : { value }),
          ...(was === undefined ? {} : { was }),
        })),
    ]),
  );
}

/** Reads a ledger as the hostile input it may be: anything unexpected is a finding, and no part of it is believed. */
export function parseLedger(file: RelPath, text: string): Outcome<Ledger> {
  const broken = (problem: string): Outcome<Ledger> => ({
    diagnostics: [ledgerDiagnostics.create('not-readable', { problem }, { span: fileStart(file) })],
  });
  const value = parseJson(text);
  if (!isRecord(value)) return broken('it is no JSON object');
  if (!readable.includes(value['format']))
    return broken(`its format is ${JSON.stringify(value['format']) ?? 'absent'}, not ${format}`);
  if (typeof value['module'] !== 'string') return broken('it names no module');
  const files = decodeMap(value['files'], decodeEntry);
  if (typeof files === 'string') return broken(files);
  const wired = decodeMap(value['wired'], decodeHash);
  if (typeof wired === 'string') return broken(wired);
  // Ledgers of hosts without such parts have no table of them.
  const parts = decodeMap(value['parts'] ?? {}, decodeParts);
  if (typeof parts === 'string') return broken(parts);
  return { value: { module: value['module'], files, wired, parts }, diagnostics: [] };
}

function decodeMap<T>(value: unknown, decode: (value: unknown) => T | undefined): ReadonlyMap<RelPath, T> | string {
  if (!isRecord(value)) return 'a table is missing';
  const map = new Map<RelPath, T>();
  for (const [key, item] of Object.entries(value)) {
    const path = parseRelPath(key);
    if (!isRelPath(path)) return `the path "${key.slice(0, 80)}" ${path.problem}`;
    const decoded = decode(item);
    if (decoded === undefined) return `the entry of "${path}" is malformed`;
    map.set(path, decoded);
  }
  return map;
}

function decodeEntry(value: unknown): LedgerEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { ownership, template, inputs, output, base } = value;
  if (ownership !== 'generated' && ownership !== 'seeded' && ownership !== 'ejected') return undefined;
  if (typeof template !== 'string' || !isHash(inputs) || !isHash(output)) return undefined;
  if (base === undefined) return { ownership, template, inputs, output };
  return isHash(base) ? { ownership, template, inputs, output, base } : undefined;
}

function decodeParts(value: unknown): readonly WiredPart[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const parts = value.flatMap((part: unknown) => decodePart(part) ?? []);
  return parts.length === value.length ? parts : undefined;
}

function decodePart(part: unknown): WiredPart | undefined {
  if (!isRecord(part)) return undefined;
  const { at, value, was } = part;
  const need = part['for'];
  if (typeof at !== 'string' || !at.startsWith('/') || typeof need !== 'string') return undefined;
  if (isHash(value)) return { at, for: need, value };
  // What is put back is white space and brackets, whatever a ledger says.
  if (was === null || (typeof was === 'string' && /^\s*(?:\{\s*\}|\[\s*\])?$/.test(was))) return { at, for: need, was };
  return undefined;
}

function decodeHash(value: unknown): Hash | undefined {
  return isHash(value) ? value : undefined;
}
