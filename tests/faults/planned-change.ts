import type { LedgerFile } from '../../src/apply/index.js';
import type { ProcessProbe } from '../../src/host/index.js';
import type { Operation, Plan } from '../../src/plan/index.js';
import { hashOf, relPath } from '../../src/text/index.js';

export type TextTree = Readonly<Record<string, string>>;

const because = { contract: relPath('modules/specs/example.yaml') };

/** The plan that leads from one tree to another; files in `.l9gen/` are left to the ledger. */
export function planBetween(before: TextTree, after: TextTree): Plan {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => !path.startsWith('.l9gen/'),
  );
  const operations = paths.flatMap((path) => operationAt(path, before[path], after[path]));
  return { format: 1, operations, conflicts: [], unchanged: [] };
}

function operationAt(name: string, old: string | undefined, content: string | undefined): readonly Operation[] {
  const path = relPath(name);
  if (old === content) return [];
  if (content === undefined)
    return [{ kind: 'delete', path, before: hashOf(old ?? ''), ownership: 'generated', because }];
  const made = { path, after: hashOf(content), content, ownership: 'generated', because } as const;
  return [old === undefined ? { kind: 'create', ...made } : { kind: 'update', before: hashOf(old), ...made }];
}

/** The ledger files of `after`, and the going of those that only `before` has. */
export function ledgerBetween(before: TextTree, after: TextTree): readonly LedgerFile[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => path.startsWith('.l9gen/'))
    .map((path) => ({ path: relPath(path), content: after[path] }));
}

const text = (kind: string, index: number, version: number): string => `${kind} ${index}, version ${version} ä\n`;

function numbered(count: number, entry: (index: number) => readonly [string, string]): TextTree {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}

/*
 * Thirty files, a third each: created (in folders that are there and in new ones, one of them empty), updated (with another
 * mode, with CRLF, with a byte order mark) and deleted (so that folders go), besides a ledger of which each happens too.
 */
const folderOf = (index: number): string => ['l9', 'l9/modules/kept', 'tests/modules/kept/unit', '.'][index % 4] ?? '.';

const updated = (version: number): TextTree => ({
  'README.md': `# version ${version}\r\n\r\nof the read-me\r\n`,
  'l9/with-mark.ts': `\u{feff}export const version = ${version};\n`,
  ...numbered(8, (index) => [`${folderOf(index)}/updated-${index}.ts`, text('updated', index, version)]),
});

/** See {@link manyAfter}. */
export const manyBefore: TextTree = {
  ...updated(1),
  ...numbered(10, (index) => [`l9/modules/old/${'deep/'.repeat(index % 3)}gone-${index}.ts`, text('gone', index, 1)]),
  'tests/modules/kept/untouched.txt': 'untouched',
  '.l9gen/modules/old.json': '{"module":"old"}\n',
  '.l9gen/modules/both.json': '{"module":"both","n":1}\n',
};

/** What becomes of {@link manyBefore}: thirty files are created, updated or deleted, and three of the ledger. */
export const manyAfter: TextTree = {
  ...updated(2),
  ...numbered(10, (index) => [
    `${['l9', 'l9/modules/new', 'tests/modules/new/unit'][index % 3] ?? ''}/made-${index}.ts`,
    index === 0 ? '' : text('made', index, 2),
  ]),
  'tests/modules/kept/untouched.txt': 'untouched',
  '.l9gen/modules/both.json': '{"module":"both","n":2}\n',
  '.l9gen/modules/new.json': '{"module":"new"}\n',
};

/** A first run: nothing of ours stands there yet, `.l9gen` included. */
export const fewBefore: TextTree = { 'a.ts': 'a\n', 'gone/deep/b.ts': 'b\n' };

export const fewAfter: TextTree = { 'a.ts': 'a2\n', 'new/c.ts': 'c\n', '.l9gen/modules/few.json': '{}\n' };

/** A process that holds every other one for dead, as they are when the machine has been switched off between. */
export function survivor(pid: number): ProcessProbe {
  let runs = 0;
  return {
    self: { pid, started: '1', host: '0123456789abcdef' },
    isAlive: (other) => other.pid === pid,
    newRunId: () => {
      runs += 1;
      return (pid * 1000 + runs).toString(16).padStart(16, '0');
    },
  };
}
