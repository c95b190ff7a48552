import { createCollector, type Outcome } from '../diagnostics/index.js';
import { decodeText } from '../documents/index.js';
import { FileSystemError, type FileSystem } from '../host/index.js';
import {
  basesFolder,
  basesPath,
  conflictPath,
  conflictsFolder,
  decisionPath,
  decisionsFolder,
  ledgerDiagnostics,
  parseBases,
  parseConflict,
  parseDecision,
  type Bases,
  type ConflictRecord,
  type Decision,
} from '../ledger/index.js';
import { fileStart, joinPath, type RelPath } from '../text/index.js';

/** The merge bases of the named modules (snake form). Of those that cannot be read there are none, and a warning tells. */
export async function readBases(
  files: FileSystem,
  snakes: Iterable<string>,
): Promise<Outcome<ReadonlyMap<string, Bases>>> {
  const collector = createCollector();
  const bases = new Map<string, Bases>();
  for (const snake of snakes) {
    const path = basesPath(snake);
    const text = collector.take(await readRecord(files, path));
    bases.set(snake, (text === undefined ? undefined : collector.take(parseBases(path, text))) ?? new Map());
  }
  return { value: bases, diagnostics: collector.all() };
}

/** The modules (snake form) whose merge bases are there at all. */
export async function listBases(files: FileSystem): Promise<ReadonlySet<string>> {
  return new Set((await jsonNames(files, basesFolder)).map((name) => name.slice(0, -'.json'.length)));
}

/** Every decision that was taken, by the id of its conflict. One that cannot be trusted is a finding, and blocks. */
export async function readDecisions(files: FileSystem): Promise<Outcome<ReadonlyMap<string, Decision>>> {
  const collector = createCollector();
  const decisions = new Map<string, Decision>();
  for (const name of await jsonNames(files, decisionsFolder)) {
    const path = joinPath(decisionsFolder, name);
    const text = collector.take(await readRecord(files, path));
    const decision = text === undefined ? undefined : collector.take(parseDecision(path, text));
    if (decision) decisions.set(decision.id, decision);
  }
  return { value: decisions, diagnostics: collector.all() };
}

/** Every record of a conflict that a run left, by id; whatever else lies there is no record, and nobody's concern. */
export async function readConflicts(files: FileSystem): Promise<ReadonlyMap<string, ConflictRecord>> {
  const records = new Map<string, ConflictRecord>();
  for (const name of await jsonNames(files, conflictsFolder)) {
    const path = joinPath(conflictsFolder, name);
    const { value: text } = await readRecord(files, path);
    const record = text === undefined ? undefined : parseConflict(text);
    if (record && conflictPath(record.id) === path) records.set(record.id, record);
  }
  return records;
}

/** The records of conflicts and the decisions about files, whose modules are to go; an unreadable one stays. */
export async function recordsAbout(files: FileSystem, paths: ReadonlySet<RelPath>): Promise<readonly RelPath[]> {
  const conflicts = [...(await readConflicts(files)).values()].filter(({ file }) => paths.has(file));
  const decisions = [...((await readDecisions(files)).value ?? new Map<string, Decision>()).values()];
  return [
    ...conflicts.map(({ id }) => conflictPath(id)),
    ...decisions.filter(({ file }) => paths.has(file)).map(({ id }) => decisionPath(id)),
  ];
}

async function jsonNames(files: FileSystem, folder: RelPath): Promise<readonly string[]> {
  return ((await files.list(folder)) ?? []).filter((name) => name.endsWith('.json'));
}

/** The text of one of our own records; `undefined` where there is none, with a finding where it cannot be read. */
export async function readRecord(files: FileSystem, path: RelPath): Promise<Outcome<string | undefined>> {
  try {
    const bytes = await files.read(path);
    return bytes ? decodeText(path, bytes) : { value: undefined, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const problem = `reading it fails with ${error.code}`;
    return { diagnostics: [ledgerDiagnostics.create('not-readable', { problem }, { span: fileStart(path) })] };
  }
}
