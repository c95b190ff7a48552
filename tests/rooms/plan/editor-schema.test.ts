import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { editorSchemaPath, stampEditorSchema } from '../../../src/render/index.js';
import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli } from '../../support/run-cli.js';
import { removeFolder } from '../../support/temporary-folder.js';

/* The schema in a host follows the version of l9gen, unless a person changed it or took it away. */

let folder = '';

beforeEach(async () => {
  folder = await baseWorkspace('generated');
  const made = folder;
  onTestFinished(() => removeFolder(made));
});

function schema(): Promise<string> {
  return readFile(join(folder, editorSchemaPath), 'utf8');
}

test('the schema of an earlier version is stale, and is brought up to date', async () => {
  const present = await schema();
  await writeFile(join(folder, editorSchemaPath), stampEditorSchema({ title: 'Of an earlier version' }));
  expect((await runCli(folder, ['check'])).stdout).toContain(editorSchemaPath);
  expect((await runCli(folder, ['generate'])).stdout).toContain('updated 1');
  expect(await schema()).toBe(present);
});

test('a schema that a person changed is left as it is', async () => {
  const changed = (await schema()).replace('"title"', '"title" ');
  await writeFile(join(folder, editorSchemaPath), changed);
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  expect(await schema()).toBe(changed);
});

test('a schema that a person took away stays away', async () => {
  await rm(join(folder, editorSchemaPath));
  expect((await runCli(folder, ['check'])).exitCode).toBe(0);
  await runCli(folder, ['generate']);
  await expect(schema()).rejects.toThrow('ENOENT');
});
