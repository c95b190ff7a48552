import { byCodePoint, fileStart, isRelPath, joinPath, parseRelPath, type Hash, type RelPath } from '../text/index.js';
import type { Outcome } from '../diagnostics/index.js';
import { ledgerDiagnostics } from './diagnostics.js';

/** What is known of one file that l9gen made. Hashes are SHA-256 in hexadecimal. */
export interface LedgerEntry {
  readonly ownership: 'generated' | 'seeded';
  readonly template: string;
  /** Of everything that the text was made of: the module's model, the templates, the tool. */
  readonly inputs: Hash;
  /** Of the whole file as it was written. */
  readonly output: Hash;
}

/** The record of one module: its files, and the shared files it is wired into. One small file, so that branches merge. */
export interface Ledger {
  readonly module: string;
  readonly files: ReadonlyMap<RelPath, LedgerEntry>;
  /** Per shared file, the hash of what was asked to stand there. */
  readonly wired: ReadonlyMap<RelPath, Hash>;
}

const format = 1;
const hashPattern = /^[0-9a-f]{64}$/;

/** The folder that holds one ledger per module. */
export const ledgerFolder = joinPath('.l9gen', 'modules');

/** Where the ledger of a module lies; named by the module in snake form. */
export function ledgerPath(snake: string): RelPath {
  return joinPath(ledgerFolder, `${snake}.json`);
}

/** A ledger that records nothing yet. */
export function emptyLedger(module: string): Ledger {
  return { module, files: new Map(), wired: new Map() };
}

/** The text of a ledger: sorted, indented, LF, no time and no trace of the machine. */
export function formatLedger(ledger: Ledger): string {
  const sorted = <T>(map: ReadonlyMap<RelPath, T>): Readonly<Record<string, T>> =>
    Object.fromEntries([...map].sort(([a], [b]) => byCodePoint(a, b)));
  return `${JSON.stringify({ format, module: ledger.module, files: sorted(ledger.files), wired: sorted(ledger.wired) }, null, 2)}\n`;
}

/** Reads a ledger as the hostile input it may be: anything unexpected is a finding, and no part of it is believed. */
export function parseLedger(file: RelPath, text: string): Outcome<Ledger> {
  const broken = (problem: string): Outcome<Ledger> => ({
    diagnostics: [ledgerDiagnostics.create('not-readable', { problem }, { span: fileStart(file) })],
  });
  const value = parseJson(text);
  if (!isRecord(value)) return broken('it is no JSON object');
  if (value['format'] !== format)
    return broken(`its format is ${JSON.stringify(value['format']) ?? 'absent'}, not ${format}`);
  if (typeof value['module'] !== 'string') return broken('it names no module');
  const files = decodeMap(value['files'], decodeEntry);
  if (typeof files === 'string') return broken(files);
  const wired = decodeMap(value['wired'], decodeHash);
  if (typeof wired === 'string') return broken(wired);
  return { value: { module: value['module'], files, wired }, diagnostics: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
  const { ownership, template, inputs, output } = value;
  if (ownership !== 'generated' && ownership !== 'seeded') return undefined;
  if (typeof template !== 'string' || !isHash(inputs) || !isHash(output)) return undefined;
  return { ownership, template, inputs, output };
}

function decodeHash(value: unknown): Hash | undefined {
  return isHash(value) ? value : undefined;
}

function isHash(value: unknown): value is Hash {
  return typeof value === 'string' && hashPattern.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
