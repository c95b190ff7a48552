import { appendFile, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
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

test('a run of generate that had nothing to do is remembered, one that wrote is not', async () => {
  const { folder, cache, run } = await workspaceWithCache();
  await appendFile(join(folder, spec), '# a remark\n');
  await rm(join(folder, 'l9/modules/slack_webhook/config.ts'));
  expect((await run('generate')).stdout).toContain('"created": 1');
  expect(await readdir(cache).catch(() => [])).toEqual([]);
  const idle = await run('generate');
  expect(idle.stdout).toContain('nothing to do');
  expect(await readdir(cache)).toHaveLength(1);
  expect(await run('generate')).toEqual(idle);
  await rm(join(folder, 'l9/modules/slack_webhook/config.ts'));
  expect((await run('generate')).stdout).toContain('"created": 1');
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
  ['too large to be shown', `# a remark\n`.repeat(400_000)],
  ['no text', '\0'],
])('a file that is %s is told again as it was told', async (_what, text) => {
  const { folder, home, cache } = await workspaceWithCache();
  await writeFile(join(folder, spec), text);
  const first = await runCli(folder, ['validate'], { XDG_CACHE_HOME: home });
  expect(await readdir(cache)).toHaveLength(1);
  expect(await runCli(folder, ['validate'], { XDG_CACHE_HOME: home })).toEqual(first);
});

test.each(['"result":{}', '"result":{"diagnostics":{}}', '"result":7', '"result":{"diagnostics":[],"exitCode":0}'])(
  'a memory that holds %s is forgotten',
  async (rest) => {
    const { cache, run } = await workspaceWithCache();
    const first = await run('validate');
    for (const name of await readdir(cache)) {
      const text = await readFile(join(cache, name), 'utf8');
      await writeFile(join(cache, name), text.replace(/"result":.*/, `${rest},"shown":[]}`));
    }
    expect(await run('validate')).toEqual(first);
  },
);

test('a cache that would lie in the repository is none', async () => {
  const folder = await baseWorkspace('generated');
  onTestFinished(() => removeFolder(folder));
  const before = await readdir(folder);
  await runCli(folder, ['validate'], { XDG_CACHE_HOME: 'cache', HOME: folder });
  await runCli(folder, ['validate'], { XDG_CACHE_HOME: join(folder, 'l9') });
  expect(await readdir(folder)).toEqual(before);
  expect(await readdir(join(folder, 'l9'))).not.toContain('l9gen');
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
