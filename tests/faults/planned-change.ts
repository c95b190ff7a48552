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
  if (content === undefined) return [{ kind: 'delete', path, before: hashOf(old ?? ''), because }];
  const made = { path, after: hashOf(content), content, ownership: 'generated', because } as const;
  return [old === undefined ? { kind: 'create', ...made } : { kind: 'update', before: hashOf(old), ...made }];
}

/** The ledger files of `after`, and the going of those that only `before` has. */
export function ledgerBetween(before: TextTree, after: TextTree): readonly LedgerFile[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => path.startsWith('.l9gen/'))
    .map((path) => ({ path: relPath(path), content: after[path] }));
}

/** Creates in new folders, updates, deletions that empty folders, and a ledger of which each happens too. */
export const manyBefore: TextTree = {
  'README.md': '# before\r\n',
  'l9/router.ts': 'export const routes = [];\n',
  'l9/tool_registry.ts': 'export const tools = [];\n',
  'l9/modules/old/a.ts': 'old a\n',
  'l9/modules/old/deep/b.ts': 'old b\n',
  'tests/modules/old/c.test.ts': 'old c\n',
  'tests/keep.test.ts': 'keep\n',
  'untouched.txt': 'untouched',
  '.l9gen/modules/old.json': '{"module":"old"}\n',
  '.l9gen/modules/both.json': '{"module":"both","n":1}\n',
};

export const manyAfter: TextTree = {
  'README.md': '# after\r\n',
  'l9/router.ts': 'export const routes = [slack];\n',
  'l9/tool_registry.ts': 'export const tools = [slack];\n',
  'l9/modules/slack/config.ts': 'config\n',
  'l9/modules/slack/handlers.ts': '',
  'l9/modules/slack/routes/slack.ts': 'route ä\n',
  'l9/modules/slack/services/slack_service.ts': 'service\n',
  'tests/keep.test.ts': 'keep\n',
  'tests/modules/slack/unit/slack.test.ts': 'test\n',
  'untouched.txt': 'untouched',
  '.l9gen/modules/both.json': '{"module":"both","n":2}\n',
  '.l9gen/modules/slack.json': '{"module":"slack"}\n',
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
