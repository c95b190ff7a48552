import { exitCodes, ToolError } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { isRelPath, parseRelPath, type Hash, type RelPath } from '../text/index.js';
import { applyDiagnostics } from './diagnostics.js';
import { forbiddenBecause, ownPaths } from './own-paths.js';

/** One file as the journal knows it; `null` stands for "does not exist". */
export interface JournalStep {
  readonly path: RelPath;
  readonly before: Hash | null;
  readonly after: Hash | null;
}

/**
 * What a run is about to do, written before it does it: all that is needed to undo it, or to finish it once `committed`.
 * The names of staged files and backups are derived from run and path, never stored.
 */
export interface Journal {
  readonly format: 1;
  readonly state: 'open' | 'committed';
  readonly run: string;
  /** Folders the run creates, parents first. */
  readonly folders: readonly RelPath[];
  /** In the order they take effect. */
  readonly steps: readonly JournalStep[];
}

const largestJournal = 32 * 1024 * 1024;
const runPattern = /^[0-9a-f]{16}$/;
const hashPattern = /^[0-9a-f]{64}$/;

/** Puts a journal in force: a reader finds the one before or this one, never half of one. */
export async function writeJournal(files: FileSystem, journal: Journal): Promise<void> {
  await files.create(ownPaths.nextJournal, Buffer.from(`${JSON.stringify(journal)}\n`, 'utf8'));
  await files.rename(ownPaths.nextJournal, ownPaths.journal);
}

/**
 * The journal in force, or `undefined` when no run was interrupted. It may come from a stranger's repository, so everything in it
 * is checked; throws ToolError `apply/journal-untrusted` (exit code 5) when anything is not as we write it.
 */
export async function readJournal(files: FileSystem): Promise<Journal | undefined> {
  const stat = await files.stat(ownPaths.journal);
  if (!stat) return undefined;
  if (stat.kind !== 'file') throw untrusted('it is no plain file');
  if (stat.size > largestJournal) throw untrusted(`it has ${stat.size} bytes`);
  const content = await files.read(ownPaths.journal);
  return content && decodeJournal(parseJson(Buffer.from(content).toString('utf8')));
}

function untrusted(problem: string): ToolError {
  const diagnostic = applyDiagnostics.create('journal-untrusted', { problem }, { file: ownPaths.journal });
  return new ToolError(diagnostic, exitCodes.refused);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw untrusted('it is no JSON');
  }
}

function decodeJournal(value: unknown): Journal {
  if (!isRecord(value)) throw untrusted('it is no JSON object');
  const { format, state, run, folders, steps } = value;
  if (format !== 1) throw untrusted('its format is not 1');
  if (state !== 'open' && state !== 'committed') throw untrusted('its state is unknown');
  if (typeof run !== 'string' || !runPattern.test(run)) throw untrusted('its run has no proper name');
  if (!Array.isArray(folders) || !Array.isArray(steps)) throw untrusted('a list is missing');
  const decoded = { format, state, run, folders: folders.map(decodePath), steps: steps.map(decodeStep) } as const;
  if (new Set(decoded.steps.map(({ path }) => path)).size < steps.length) throw untrusted('it names a path twice');
  return decoded;
}

function decodeStep(value: unknown): JournalStep {
  if (!isRecord(value)) throw untrusted('a step is no object');
  const step = {
    path: decodePath(value['path']),
    before: decodeHash(value['before']),
    after: decodeHash(value['after']),
  };
  if (step.before === step.after) throw untrusted(`its step for \`${step.path}\` changes nothing`);
  return step;
}

function decodePath(value: unknown): RelPath {
  if (typeof value !== 'string') throw untrusted('a path is no text');
  const path = parseRelPath(value);
  if (!isRelPath(path)) throw untrusted(`the path \`${value.slice(0, 80)}\` ${path.problem}`);
  const problem = forbiddenBecause(path);
  if (problem !== undefined) throw untrusted(`the path \`${path.slice(0, 80)}\` ${problem}`);
  return path;
}

function decodeHash(value: unknown): Hash | null {
  if (value === null) return null;
  if (typeof value !== 'string' || !hashPattern.test(value)) throw untrusted('a hash is malformed');
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
