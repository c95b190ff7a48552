import { cpSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { canBeBound } from '../support/bound-by-permissions.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { runNode } from '../support/run-node.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/* A folder that must not be written: the built program, run without the right, says so and leaves the tree. */

const bin = resolve('dist/src/cli/bin.js');

test.skipIf(!canBeBound).each([
  ['the folder of the module', 'l9/modules/slack_webhook', 0o555],
  ['the folder of a shared file', 'l9', 0o555],
  ['the root', '.', 0o555],
])('%s cannot be written', async (_what, place, mode) => {
  const folder = await baseWorkspace('contracts');
  onTestFinished(async () => {
    await chmod(join(folder, place), 0o755);
    await removeFolder(folder);
  });
  await chmod(join(folder, place), mode);
  const before = await snapshot(folder);
  const run = await runNode(folder, [bin, 'generate', '--format', 'json'], { isBound: true });
  expect(run.exitCode, run.output).toBe(2);
  expect(JSON.parse(run.output)).toMatchObject({ ok: false, diagnostics: [{ code: 'apply/not-writable' }] });
  expect(await snapshot(folder)).toEqual(before);
});

test.skipIf(!canBeBound).each(['src/mail', 'src/mail/README.md'])('a repair of what stands in %s', async (place) => {
  const folder = await createFolder();
  onTestFinished(async () => {
    await chmod(join(folder, place), 0o755);
    await removeFolder(folder);
  });
  cpSync('tests/fixtures/foreign/typescript', folder, { recursive: true });
  await writeFile(join(folder, 'src/mail/README.md'), '# Mail\n');
  await chmod(join(folder, place), 0o555);
  const before = await snapshot(folder);
  const run = await runNode(folder, [bin, 'repair', '--format', 'json'], { isBound: true });
  expect(run.exitCode, run.output).toBe(2);
  expect(JSON.parse(run.output)).toMatchObject({ ok: false, diagnostics: [{ code: 'apply/not-writable' }] });
  expect(await snapshot(folder)).toEqual(before);
});
