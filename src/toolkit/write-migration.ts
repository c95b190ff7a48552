import { exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { editYaml, parseYaml } from '../documents/index.js';
import { migrateDiagnostics, type Decision, type DroppedKey, type Migration } from '../model/index.js';
import { diffOf, planDiagnostics, type Operation, type Origin } from '../plan/index.js';
import {
  baseName,
  byCodePoint,
  createLineIndex,
  fileStart,
  hashOf,
  joinPath,
  parentPath,
  spanOf,
  type RelPath,
} from '../text/index.js';
import { carryOut } from './carry-out.js';
import { entryOf } from './find-spec.js';
import { judgeMigration } from './judge-migration.js';
import type { MigrationWish } from './migration-wish.js';
import type { ReadModel } from './read-model.js';
import type { ReadSpec } from './read-spec.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** A decided migration, on its way to the disk. */
export interface Migrating {
  readonly wish: MigrationWish;
  readonly spec: ReadSpec;
  readonly migration: Migration;
  /** Absent where the spec is the only contract. */
  readonly model: ReadModel | undefined;
}

/** Judges a migrated spec and writes it with what refers to its path; nothing when it would not hold, or to rehearse. */
export async function writeMigration(context: ToolkitContext, migrating: Migrating): Promise<VerbResult> {
  const { wish, spec, migration, model } = migrating;
  const oldPath = spec.document.file;
  const newPath = pathAfter(migrating);
  if (newPath !== oldPath && (await context.files.stat(newPath)))
    return refusal([pathTaken(newPath, spec.moduleId)], new Map(), exitCodes.conflict);
  const followers = model ? followingMetas(model, { oldPath, newPath }) : [];
  const texts = new Map([[newPath, migration.text], ...followers.map(({ path, after }) => [path, after] as const)]);
  const judged = await judgeMigration(context.files, { oldPath, newPath, texts }, model);
  const missing = judged.diagnostics.filter(isMissingFact);
  const brought = judged.diagnostics.filter((diagnostic) => !isMissingFact(diagnostic));
  if (hasErrors(brought)) return refusal(brought, judged.texts);
  const diagnostics = [
    ...brought,
    ...migration.dropped.map((dropped) => toldDropped(dropped, newPath, migration.text)),
    ...(missing.length > 0 ? [stillMissing(missing, newPath, wish.to)] : []),
  ];
  const because: Origin = { contract: oldPath, module: spec.moduleId, rule: 'migrate' };
  const operations = [
    ...specOperations(migrating, newPath, because),
    ...followers.map(({ path, before, after }): Operation => updateOf(path, { before, after }, because)),
  ].sort((a, b) => byCodePoint(a.path, b.path));
  const changes = changesOf(operations, migrating, followers);
  const summary = {
    from: spec.version,
    to: wish.to,
    decided: migration.decisions.length,
    dropped: migration.dropped.length,
  };
  const data = {
    file: newPath,
    from: spec.version,
    to: wish.to,
    changes: changes.map(({ action, path }) => ({ action, path })),
  };
  const told = { data: { ...data, ...tellDecisions(migration.decisions), dropped: migration.dropped } };
  if (wish.isRehearsal) {
    const all = { ...summary, written: 0, ...countFindings(diagnostics) };
    return { ok: true, exitCode: exitCodes.done, summary: all, diagnostics, changes, ...told, texts: judged.texts };
  }
  context.progress('writing');
  const plan = { format: 1, operations, conflicts: [], unchanged: [] } as const;
  const work = {
    plan,
    ledgers: [],
    diagnostics,
    texts: judged.texts,
    changes: changes.map(({ diff: _, ...rest }) => rest),
  };
  const done = await carryOut(context, work);
  return { ...done, summary: { ...summary, ...done.summary }, ...told, next: ['l9gen validate'] };
}

// A file that is named by its version follows it, unless the registry names the file.
function pathAfter({ wish, spec, model }: Migrating): RelPath {
  const path = spec.document.file;
  if (model && isNamedByRegistry(model, spec)) return path;
  const name = baseName(path).replace(`-v${spec.version}-`, `-v${wish.to}-`);
  const folder = parentPath(path);
  return joinPath(...(folder === undefined ? ([name] as const) : ([folder, name] as const)));
}

function isNamedByRegistry({ workspace, texts }: ReadModel, { moduleId }: ReadSpec): boolean {
  const entry = entryOf(workspace, moduleId);
  const text = texts.get(workspace.registryFile);
  const modules = text === undefined ? [] : parseYaml(workspace.registryFile, text).value?.value['modules'];
  if (!entry || !Array.isArray(modules)) return false;
  return modules.some((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('module_id' in item)) return false;
    return item.module_id === entry.moduleId && 'spec' in item;
  });
}

interface Follower {
  readonly path: RelPath;
  readonly before: string;
  readonly after: string;
}

// A module meta that names the spec's file names it by its new name.
function followingMetas(
  { texts }: ReadModel,
  { oldPath, newPath }: { readonly oldPath: RelPath; readonly newPath: RelPath },
): readonly Follower[] {
  if (oldPath === newPath) return [];
  return [...texts].flatMap(([path, text]): readonly Follower[] => {
    if (!text.includes(oldPath) || !/\.ya?ml$/.test(path)) return [];
    const document = parseYaml(path, text).value;
    if (document?.value['spec_file'] !== oldPath) return [];
    const { start, end } = document.locate(['spec_file'], 'value');
    const written = text.slice(start.offset, end.offset).replace(oldPath, () => newPath);
    const after = editYaml(document, [{ kind: 'set-value', path: ['spec_file'], text: written }]).value;
    return after === undefined ? [] : [{ path, before: text, after }];
  });
}

function specOperations({ spec, migration }: Migrating, newPath: RelPath, because: Origin): readonly Operation[] {
  const path = spec.document.file;
  const before = hashOf(spec.bytes);
  const content = migration.text;
  const common = { after: hashOf(content), content, ownership: 'shared', because } as const;
  if (path === newPath) return [{ kind: 'update', path, before, ...common }];
  return [
    { kind: 'create', path: newPath, ...common },
    { kind: 'delete', path, before, ownership: 'shared', because },
  ];
}

function updateOf(
  path: RelPath,
  text: { readonly before: string; readonly after: string },
  because: Origin,
): Operation {
  const hashes = { before: hashOf(text.before), after: hashOf(text.after) };
  return { kind: 'update', path, ...hashes, content: text.after, ownership: 'shared', because };
}

function changesOf(
  operations: readonly Operation[],
  { spec }: Migrating,
  followers: readonly Follower[],
): readonly FileChange[] {
  return operations.map((operation): FileChange => {
    const { kind: action, path } = operation;
    const before = followers.find((follower) => follower.path === path)?.before ?? spec.document.text;
    // A file that got a new name is shown as what changed in it, not as all new.
    return operation.kind === 'delete'
      ? { action, path }
      : { action, path, diff: diffOf({ ...operation, kind: 'update', before: hashOf(before) }, before) };
  });
}

function isMissingFact({ code }: Diagnostic): boolean {
  return code === 'model/not-declared' || code === 'model/not-supported';
}

function stillMissing(missing: readonly Diagnostic[], file: RelPath, version: string): Diagnostic {
  const count = missing.length;
  return migrateDiagnostics.create(
    'facts-still-missing',
    { count, version },
    { span: missing[0]?.span ?? fileStart(file) },
  );
}

function toldDropped({ key, to, content }: DroppedKey, file: RelPath, text: string): Diagnostic {
  const [, lastKey] = /([^.]*)$/.exec(key) ?? [];
  const heading = `# No place since Module-Spec ${to}:`;
  const lines = [...text.matchAll(/^[ \t]*# .*$/gm)];
  const line = lines.find((match, index) => {
    const above = lines[index - 1]?.[0] ?? '';
    const isHere = match[0].includes(`# ${lastKey}:`) || match[0].includes(`# ${key}:`);
    return isHere && above.trim() === heading;
  });
  const start = line ? line.index + line[0].indexOf('#') : 0;
  const span = spanOf(file, createLineIndex(text), [start, line ? line.index + line[0].length : 0]);
  return migrateDiagnostics.create('key-dropped', { key, to, content }, { span });
}

function pathTaken(path: RelPath, module: string): Diagnostic {
  return planDiagnostics.create(
    'path-taken',
    { path, wantedBy: `the module \`${module}\`` },
    { span: fileStart(path) },
  );
}

/** The decisions as data for agents: what is asked, what is allowed, what was answered. */
export function tellDecisions(decisions: readonly Decision[]) {
  return {
    decisions: decisions.map(({ span, ...rest }) => ({ ...rest, line: span.start.line, column: span.start.column })),
  };
}
