import { byCodePoint } from '../text/index.js';
import type { RelPath } from '../text/index.js';

/** One name of an import statement. */
export interface ImportedName {
  readonly name: string;
  readonly alias?: string;
  readonly isType: boolean;
}

/** One import statement, ready to be placed. */
export interface ImportView {
  readonly isTypeOnly: boolean;
  readonly names: readonly ImportedName[];
  readonly from: string;
  /** Whether the statement stands on one line: it fits into 100 characters, or has a single name. */
  readonly isOneLine: boolean;
  /** An empty line comes next. */
  readonly endsGroup: boolean;
}

/**
 * A wanted import: where from (a package, or the path of a file of the repository) and the names, types with `type ` before
 * them, `a as b` for another name. Without any name there is no statement.
 */
export type WantedImport = readonly [from: string | RelPath, ...names: readonly string[]];

/** The names when the condition holds, none otherwise. */
export function when(condition: boolean, ...names: readonly string[]): readonly string[] {
  return condition ? names : [];
}

const lineWidth = 100;

/** The import statements of a file: Node's modules, packages, then the repository's own files, each group by name. */
export function importsOf(file: RelPath, wanted: readonly WantedImport[]): readonly ImportView[] {
  const statements = wanted
    .map(([from, ...names]) => ({ from: specifier(file, from), names }))
    .filter(({ names }) => names.length > 0)
    .sort((a, b) => groupOf(a.from) - groupOf(b.from) || byCodePoint(sortKey(a.from), sortKey(b.from)));
  return statements.map((statement, index) => {
    const next = statements[index + 1];
    const endsGroup = next !== undefined && groupOf(next.from) !== groupOf(statement.from);
    return { ...statementOf(statement.from, statement.names), endsGroup };
  });
}

/** The specifier by which one file of the repository imports another. */
export function importSpecifier(from: RelPath, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.replace(/\.ts$/, '.js').split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const up = here.slice(same).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...there.slice(same)].join('/');
}

function specifier(file: RelPath, from: string): string {
  return from.endsWith('.ts') ? importSpecifier(file, from) : from;
}

function groupOf(from: string): number {
  if (from.startsWith('node:')) return 0;
  return from.startsWith('.') ? 2 : 1;
}

// Files further up come first, as the host's own files have it.
function sortKey(from: string): string {
  return from.startsWith('./') ? `~${from}` : from;
}

function statementOf(from: string, names: readonly string[]): Omit<ImportView, 'endsGroup'> {
  const isTypeOnly = names.every((name) => name.startsWith('type '));
  const sorted = names
    .map((name) => importedName(name, isTypeOnly))
    .sort((a, b) => byCodePoint(a.name.toLowerCase(), b.name.toLowerCase()));
  const list = sorted
    .map(({ name, alias, isType }) => `${isType ? 'type ' : ''}${name}${alias === undefined ? '' : ` as ${alias}`}`)
    .join(', ');
  const line = `import ${isTypeOnly ? 'type ' : ''}{ ${list} } from '${from}';`;
  return { isTypeOnly, names: sorted, from, isOneLine: names.length === 1 || line.length <= lineWidth };
}

function importedName(wanted: string, isTypeOnly: boolean): ImportedName {
  const [name = wanted, alias] = wanted.replace(/^type /, '').split(' as ');
  return { name, ...(alias === undefined ? {} : { alias }), isType: !isTypeOnly && wanted.startsWith('type ') };
}
