import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { removeFolder } from '../../support/temporary-folder.js';

/* What a person makes of a conflict by hand, which no single command shows. */

const client = 'l9/modules/slack_webhook/clients/slack_webhook_client.ts';
const spec = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';
let folder = '';

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

async function conflictIds(): Promise<readonly string[]> {
  const names = await readdir(join(folder, '.l9gen/conflicts')).catch(() => []);
  return names.map((name) => name.replace('.json', ''));
}

beforeEach(async () => {
  folder = await baseWorkspace('generated');
  const made = folder;
  onTestFinished(() => removeFolder(made));
  await replaceIn(client, 'timeoutMs: 10000', 'timeoutMs: 15000');
  await replaceIn(spec, 'timeout_seconds: 10', 'timeout_seconds: 20');
  expect((await runCli(folder, ['generate'])).exitCode).toBe(3);
});

test('the record tells a program both sides, and the file stands as the person left it', async () => {
  const [id = ''] = await conflictIds();
  const text = await readFile(join(folder, `.l9gen/conflicts/${id}.json`), 'utf8');
  const { format, ...record } = JSON.parse(text) as { readonly format: number };
  expect(format).toBe(1);
  expect(record).toMatchObject({ id, file: client, ours: expect.stringContaining('15000') as unknown });
  const { report } = await runJson(folder, ['resolve']);
  expect(report.data).toMatchObject({ conflicts: [record] });
});

test.each([
  ['ours', 'timeoutMs: 15000'],
  ['theirs', 'timeoutMs: 20000'],
])('who takes %s gets `%s`, is not asked again, and is once it is forgotten', async (side, text) => {
  const [id = ''] = await conflictIds();
  expect((await runCli(folder, ['resolve', id, '--take', side])).exitCode).toBe(0);
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  expect(await readFile(join(folder, client), 'utf8')).toContain(text);
  expect((await runCli(folder, ['check'])).exitCode).toBe(0);
  expect((await runCli(folder, ['generate'])).stdout).toContain('nothing to do');
  expect((await runJson(folder, ['forget'])).report.data).toMatchObject({ decisions: [{ id, choice: side }] });
  expect((await runCli(folder, ['forget', id])).exitCode).toBe(0);
  // What was taken from the other side is no conflict any more; what was kept against it is one again.
  expect((await runCli(folder, ['generate'])).exitCode).toBe(side === 'ours' ? 3 : 0);
  expect(await conflictIds()).toEqual(side === 'ours' ? [id] : []);
});

test('a person who edits the file to settle a conflict says so, by the id that was told', async () => {
  const [id = ''] = await conflictIds();
  await replaceIn(client, 'timeoutMs: 15000', 'timeoutMs: 17000');
  expect((await runCli(folder, ['resolve', id, '--take', 'edited'])).exitCode).toBe(0);
  expect(await conflictIds()).toEqual([]);
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  expect(await readFile(join(folder, client), 'utf8')).toContain('timeoutMs: 17000');
  expect((await runCli(folder, ['check'])).exitCode).toBe(0);
});

test('a conflict that is no more takes its record along', async () => {
  await replaceIn(client, 'timeoutMs: 15000', 'timeoutMs: 10000');
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  expect(await conflictIds()).toEqual([]);
});

test('a decision is asked for again when the contract moves on', async () => {
  const [id = ''] = await conflictIds();
  await runCli(folder, ['resolve', id, '--take', 'ours']);
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  await replaceIn(spec, 'timeout_seconds: 20', 'timeout_seconds: 30');
  expect((await runCli(folder, ['generate'])).exitCode).toBe(3);
});

test('a decision of a hostile repository decides nothing', async () => {
  const [id = ''] = await conflictIds();
  await runCli(folder, ['resolve', id, '--take', 'theirs']);
  await replaceIn(`.l9gen/decisions/${id}.json`, '15000', '16000');
  const { exitCode, report } = await runJson(folder, ['generate']);
  expect(exitCode).toBe(3);
  expect(report.diagnostics.map(({ code }) => code)).toContain('ledger/decision-not-readable');
  expect(await readFile(join(folder, client), 'utf8')).toContain('timeoutMs: 15000');
});
