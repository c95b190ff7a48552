import type { Outcome } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { conflictPath, type Bases, type Decision } from '../ledger/index.js';
import type { RelPath } from '../text/index.js';
import { needsBases, type PlanInput, type Planned, type RecordFile } from '../plan/index.js';
import { readPresent } from './read-present.js';
import { listBases, readBases, readConflicts, readDecisions } from './read-records.js';

/** The merge bases that a plan may need; of the other modules they are not even read. */
export async function readMergeBases(
  files: FileSystem,
  { wanted, ledgers, present }: Pick<PlanInput, 'wanted' | 'ledgers' | 'present'>,
): Promise<Outcome<PlanInput['bases']>> {
  const there = await listBases(files);
  const needed = wanted.filter(
    (module) => !there.has(module.snake) || needsBases(module, ledgers.get(module.snake), present),
  );
  const read = await readBases(
    files,
    needed.map(({ snake }) => snake),
  );
  const others = wanted.map(({ snake }) => [snake, 'not-read'] as const);
  return {
    value: new Map<string, Bases | 'not-read'>([...others, ...(read.value ?? [])]),
    diagnostics: read.diagnostics,
  };
}

/** Whose text each decided conflict keeps. A person who edited the file since has made it what it shall be: that is ours. */
export async function readSides(files: FileSystem): Promise<Outcome<PlanInput['settled']['decisions']>> {
  const { value = new Map<string, Decision>(), diagnostics } = await readDecisions(files);
  const sides = [...value].map(([id, { choice }]) => [id, choice === 'theirs' ? 'theirs' : 'ours'] as const);
  return { value: new Map(sides), diagnostics };
}

/** Those of the records that are not on the disk as they shall be. */
export async function changedRecords(
  files: FileSystem,
  records: readonly RecordFile[],
): Promise<readonly RecordFile[]> {
  const present = await readPresent(
    files,
    records.map(({ path }) => path),
  );
  return records.filter(({ path, content }) => {
    const there = present.at(path);
    return content === undefined ? there.kind !== 'absent' : there.kind !== 'file' || there.text !== content;
  });
}

/** The records of conflicts that a plan has, where they are not there yet, and the going of those it has no more. */
export async function changedConflicts(
  repository: FileSystem,
  { conflictRecords }: Planned,
  concerned: ReadonlySet<RelPath>,
): Promise<readonly RecordFile[]> {
  const open = new Set(conflictRecords.map(({ path }) => path));
  const settled = [...(await readConflicts(repository)).values()]
    .filter(({ id, file }) => concerned.has(file) && !open.has(conflictPath(id)))
    .map(({ id }): RecordFile => ({ path: conflictPath(id), content: undefined }));
  return [...(await changedRecords(repository, conflictRecords)), ...settled];
}
