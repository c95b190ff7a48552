import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../../support/temporary-folder.js';

const made = [
  'l9/modules/slack_webhook/config.ts',
  'l9/modules/slack_webhook/schemas.ts',
  'l9/modules/slack_webhook/services/slack_webhook_service.ts',
  'l9/modules/slack_webhook/clients/slack_webhook_client.ts',
  'Module.Registry.Complete.md',
  'generated/module_wiring_graph.yaml',
];

async function workspace(): Promise<string> {
  const folder = await baseWorkspace('generated');
  onTestFinished(() => removeFolder(folder));
  return folder;
}

async function bytesOf(folder: string): Promise<ReadonlyMap<string, string | undefined>> {
  return new Map([...(await snapshot(folder))].map(([path, { bytes }]) => [path, bytes]));
}

interface Listed {
  readonly gaps: readonly { readonly id: string; readonly writeSet: readonly string[] }[];
}

async function gapsOf(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const { report } = await runJson(folder, ['gaps', '--no-write']);
  const { gaps } = report.data as Listed;
  return gaps.filter(({ writeSet }) => writeSet.some((file) => files.includes(file))).map(({ id }) => id);
}

it('restores what was deleted to the last byte, and touches nothing else', async () => {
  const folder = await workspace();
  const before = await bytesOf(folder);
  for (const file of made) await rm(join(folder, file));
  const ids = await gapsOf(folder, made);
  const router = await stat(join(folder, 'l9/router.ts'));
  const repaired = await runJson(folder, ['repair', '--gap', ...ids]);
  expect([repaired.exitCode, repaired.report.summary['repaired']]).toEqual([0, ids.length]);
  expect(await bytesOf(folder)).toEqual(before);
  expect((await stat(join(folder, 'l9/router.ts'))).mtimeMs).toBe(router.mtimeMs);
});

it('makes one of several stale files, and keeps the records of the others as they are', async () => {
  const folder = await workspace();
  const [config = '', schemas = ''] = made;
  const [text, record] = [
    await readFile(join(folder, config), 'utf8'),
    join(folder, '.l9gen/modules/slack_webhook.json'),
  ];
  const recorded = await readFile(record, 'utf8');
  for (const file of [config, schemas]) await rm(join(folder, file));
  const [id = ''] = await gapsOf(folder, [config]);
  expect((await runCli(folder, ['repair', '--gap', id])).exitCode).toBe(0);
  expect(await readFile(join(folder, config), 'utf8')).toBe(text);
  expect(await readFile(record, 'utf8')).toBe(recorded);
  expect((await runJson(folder, ['check'])).report.data).toMatchObject({ drift: [{ name: 'missing', path: schemas }] });
});

it.each([
  ['a spec that is not registered', 'modules: []\n'],
  ['a list that lost its last entry', 'modules:\n'],
])('names the registry among the files that it writes for %s', async (_gap, text) => {
  const folder = await workspace();
  await writeFile(join(folder, 'modules/registry.yaml'), text);
  const ids = await gapsOf(folder, ['modules/registry.yaml']);
  const repaired = await runJson(folder, ['repair', '--gap', ...ids]);
  expect([repaired.exitCode, repaired.report.summary['repaired']]).toEqual([0, 1]);
});

it('writes a hundred work orders, keeps to them, and writes the next when one of their gaps is closed', async () => {
  const folder = await createFolder();
  onTestFinished(() => removeFolder(folder));
  const documents = Array.from({ length: 102 }, (_, at) => `page-${String(at).padStart(3, '0')}.md`);
  const contract = 'type: subsystem_docs_spec\nsubsystem: { name: Pages, code_paths: [a.py] }\ndocs:\n';
  await writeFile(join(folder, 'docs.meta.yaml'), contract + documents.map((path) => `  - path: ${path}\n`).join(''));
  await writeFile(join(folder, 'a.py'), 'A = 1\n');
  const written = async (args: readonly string[] = []): Promise<readonly [unknown, unknown, number]> => {
    const { report } = await runJson(folder, ['repair', ...args]);
    const { changes } = report.data as { readonly changes: readonly unknown[] };
    return [report.summary['workOrders'], report.summary['waiting'], changes.length];
  };
  expect(await written()).toEqual([100, 2, 100]);
  expect(await written()).toEqual([100, 2, 0]);
  await writeFile(join(folder, documents[0] ?? ''), '# Page\n');
  expect(await written()).toEqual([100, 1, 2]);
  const [last = ''] = await gapsOf(folder, documents.slice(-1));
  expect(await written(['--gap', last])).toEqual([1, 0, 1]);
  expect(await written()).toEqual([101, 0, 0]);
});

it('writes a report of what came of each gap for people, over its earlier one', async () => {
  const folder = await workspace();
  await rm(join(folder, made[0] ?? ''));
  const [id = ''] = await gapsOf(folder, made);
  await writeFile(join(folder, 'repair.md'), '## l9gen repair: ok\n');
  expect((await runCli(folder, ['repair', '--gap', id, '--report', 'repair.md'])).exitCode).toBe(0);
  const text = await readFile(join(folder, 'repair.md'), 'utf8');
  expect(text).toContain('## l9gen repair: ok\n');
  expect(text).toContain(`- repaired: <code>${id}`);
});
