import { appendFile, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { createFolder, removeFolder } from '../../support/temporary-folder.js';

const spec = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';

async function workspaceWithCache() {
  const [folder, home] = [await baseWorkspace('generated'), await createFolder()];
  onTestFinished(async () => {
    await removeFolder(folder);
    await removeFolder(home);
  });
  const cache = join(home, 'l9gen');
  const run = async (...args: readonly string[]) => {
    const { exitCode, stdout } = await runJson(folder, args, { XDG_CACHE_HOME: home });
    return { exitCode, stdout };
  };
  return { folder, home, cache, run };
}

/** Puts a mark into the remembered result, so that it shows where a result comes from. */
async function markMemory(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const text = await readFile(join(cache, name), 'utf8');
    await writeFile(join(cache, name), text.replaceAll('"modules":1', '"modules":77'));
  }
}

test.each(['validate', 'check'])('%s gives the result it gave where nothing changed, byte for byte', async (verb) => {
  const { cache, run } = await workspaceWithCache();
  const first = await run(verb);
  expect(await run(verb)).toEqual(first);
  await markMemory(cache);
  expect((await run(verb)).stdout).toContain('77');
  expect(await run(verb, '--no-cache')).toEqual(first);
});

test('a finding is shown with its frame again', async () => {
  const { folder, home, cache } = await workspaceWithCache();
  await appendFile(join(folder, spec), 'oops: 1\n');
  const first = await runCli(folder, ['validate'], { XDG_CACHE_HOME: home });
  expect(first.stdout).toContain('| oops: 1');
  expect(await readdir(cache)).toHaveLength(1);
  expect(await runCli(folder, ['validate'], { XDG_CACHE_HOME: home })).toEqual(first);
});

test.each([
  ['a contract', spec, async (path: string) => appendFile(path, '\n# a remark\n')],
  ['a generated file', 'l9/modules/slack_webhook/config.ts', async (path: string) => appendFile(path, '\n')],
  ['a file that is new', 'l9/modules/slack_webhook/more.ts', async (path: string) => writeFile(path, '')],
])('with another %s check looks anew', async (_what, file, change) => {
  const { folder, cache, run } = await workspaceWithCache();
  await run('check');
  await markMemory(cache);
  await change(join(folder, file));
  expect((await run('check')).stdout).not.toContain('77');
});

test('a file that was only touched changes nothing', async () => {
  const { folder, cache, run } = await workspaceWithCache();
  await run('validate');
  await markMemory(cache);
  await utimes(join(folder, spec), 1, 1);
  expect((await run('validate')).stdout).toContain('77');
});

test('what another build or nobody wrote is forgotten', async () => {
  const { cache, run } = await workspaceWithCache();
  const first = await run('validate');
  const [name = ''] = await readdir(cache);
  for (const text of ['', 'null', '{"product":"0.0.0","records":[],"result":{}}', '[1']) {
    await writeFile(join(cache, name), text);
    expect(await run('validate')).toEqual(first);
  }
});
