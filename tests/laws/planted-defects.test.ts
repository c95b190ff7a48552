import { beforeAll, expect, test } from 'vitest';

import { createMemoryFileSystem, type MemoryTree } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import { check, conform } from '../../src/toolkit/index.js';
import { changedTree } from '../support/conform-host.js';
import { memoryTree } from '../support/memory-workspace.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder } from '../support/temporary-folder.js';
import { contextOf } from '../support/toolkit-context.js';
import { plantedDefects } from './planted-defects.js';

/*
 * Each defect that shows in code, planted by hand into a generated module: it is named, at its line, and nothing else is.
 * The table in docs/conformance.md says which; without the defect nothing is said.
 */

let host: MemoryTree;

const modules = [
  ['text.desk', '--kind', 'webhook', '--auth', 'hmac-sha256', '--approval', 'none'],
  ['mail.desk', '--kind', 'tool', '--approval', 'none'],
] as const;

beforeAll(async () => {
  const folder = await createFolder();
  const [text, mail] = modules;
  const steps = [
    ['init'],
    ['new', ...text, '--outbound', 'https://text.example/api/messages'],
    ['new', ...mail],
    ['generate'],
  ];
  for (const step of steps) expect((await runCli(folder, step)).exitCode, step.join(' ')).toBe(0);
  host = await memoryTree(folder);
  await removeFolder(folder);
}, 120_000);

const verbs = {
  conform: (tree: MemoryTree) => conform(contextOf(createMemoryFileSystem(tree)), []),
  check: (tree: MemoryTree) => check(contextOf(createMemoryFileSystem(tree)), []),
} as const;

test('without a defect nothing is said', async () => {
  for (const run of Object.values(verbs)) expect((await run(host)).diagnostics).toEqual([]);
});

test.each(plantedDefects)('$id: $what', async ({ verb, changes, told }) => {
  const tree = changedTree(host, changes);
  const { diagnostics } = await verbs[verb](tree);
  const found = diagnostics.map(({ code, span, file }) => `${code} ${span?.file ?? file ?? ''}`);
  expect(found.sort(), JSON.stringify(diagnostics, null, 1)).toEqual(
    told.map(([code, file]) => `${code} ${file}`).sort(),
  );
  for (const [code, file, line] of told) {
    const spans = diagnostics.flatMap((one) => (one.code === code && one.span?.file === file ? [one.span] : []));
    const lines = spans.map(({ start }) => lineOf(tree, file, start.line));
    if (line !== '')
      expect(
        lines.some((text) => text.includes(line)),
        lines.join('\n'),
      ).toBe(true);
  }
});

function lineOf(tree: MemoryTree, file: string, line: number): string {
  const bytes = tree[relPath(file)];
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  return text.split('\n')[line - 1] ?? '';
}
