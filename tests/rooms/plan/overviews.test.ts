import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { formatOverviewRecord, overviewRecordPath, parseOverviewRecord } from '../../../src/ledger/index.js';
import { relPath } from '../../../src/text/index.js';
import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli } from '../../support/run-cli.js';
import { removeFolder } from '../../support/temporary-folder.js';

const page = 'Module.Registry.Complete.md';
const graph = 'generated/module_wiring_graph.yaml';
const records = '.l9gen/overviews';

async function generated(): Promise<string> {
  const folder = await baseWorkspace('generated');
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** The page as git joins it from two branches: the lines of a record that was made for it, doubled stamps, an old row. */
async function joined(folder: string, row: string): Promise<string> {
  const text = await readFile(join(folder, page), 'utf8');
  const twice = text.replace(/^ {2}content_hash: .*$/m, `$&\n  content_hash: ${'0'.repeat(64)}`);
  return twice.replace(/^\| slack\.webhook /m, `${row}\n$&`);
}

async function record(folder: string, ...lines: readonly string[]): Promise<void> {
  const [overview, set] = [relPath(page), new Set(lines)];
  await writeFile(join(folder, overviewRecordPath(overview, set)), formatOverviewRecord(overview, set));
}

test('a line that was ours in another branch is ours, and the record of that branch goes', async () => {
  const folder = await generated();
  const before = await readFile(join(folder, page), 'utf8');
  await record(folder, '| old.hook | gone |');
  await writeFile(join(folder, page), await joined(folder, '| old.hook | gone |'));
  expect((await runCli(folder, ['check'])).stdout).toContain('drift/stale');
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  expect(await readFile(join(folder, page), 'utf8')).toBe(before);
  expect(await readdir(join(folder, records))).toHaveLength(2);
});

test('a line that no record holds is a person’s, and so is all when the records are gone', async () => {
  const folder = await generated();
  const text = await joined(folder, '| my.hook | mine |');
  await writeFile(join(folder, page), text);
  expect((await runCli(folder, ['generate'])).exitCode).toBe(3);
  await rm(join(folder, records), { recursive: true });
  expect((await runCli(folder, ['generate'])).exitCode).toBe(3);
  expect(await readFile(join(folder, page), 'utf8')).toBe(text);
});

test('a record that its name or its seal does not prove is none', () => {
  const lines = new Set(['one', 'two']);
  const overview = relPath(page);
  const path = overviewRecordPath(overview, lines);
  const text = formatOverviewRecord(overview, lines);
  expect(parseOverviewRecord(path, text)?.holds('two')).toBe(true);
  expect(parseOverviewRecord(path, text)?.holds('three')).toBe(false);
  const other = overviewRecordPath(overview, new Set(['three']));
  for (const [place, hostile] of [
    [other, text],
    [path, text.replace(page, 'l9/server.ts')],
    [path, text.replace(page, '../out.md')],
    [path, `${text}${'0'.repeat(32)}\n`],
    [relPath('.l9gen/overviews/mine.txt'), text],
    [path, ''],
  ] as const)
    expect(parseOverviewRecord(place, hostile)).toBeUndefined();
});

test('two records of nearly the same text have no line in common, so that git sees no renaming', () => {
  const lines = [...Array(50).keys()].map((number) => `line ${number}`);
  const [one, other] = [lines, [...lines, 'another']].map(
    (all) => new Set(formatOverviewRecord(relPath(page), new Set(all)).split('\n').slice(2, -1)),
  );
  expect([...(one ?? [])].filter((line) => other?.has(line))).toEqual([]);
});

test('with the last module go the overviews that are as we left them, and their records', async () => {
  const folder = await generated();
  const registry = join(folder, 'modules/registry.yaml');
  await writeFile(registry, (await readFile(registry, 'utf8')).replace(/modules:\n.*\n/, 'modules: []\n'));
  await rm(join(folder, 'modules/specs'), { recursive: true });
  await rm(join(folder, 'l9/modules'), { recursive: true });
  await writeFile(join(folder, page), `${await readFile(join(folder, page), 'utf8')}A remark.\n`);
  const run = await runCli(folder, ['generate']);
  expect(run.exitCode, run.stdout).toBe(0);
  await expect(readFile(join(folder, graph))).rejects.toThrow('ENOENT');
  expect(await readFile(join(folder, page), 'utf8')).toContain('A remark.');
  expect(await readdir(join(folder, records))).toHaveLength(1);
});
