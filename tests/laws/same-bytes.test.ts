import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/*
 * Law 4 and 5: the same contracts give the same bytes whatever the order in which modules are made, the folder, the time zone, the
 * locale and the place from which l9gen is called; and a second run touches nothing.
 */

const modules = [
  ['alpha.hook', '--kind', 'webhook', '--auth', 'bearer', '--tool'],
  ['beta_queue', '--kind', 'worker', '--approval', 'boss'],
  ['gamma', '--kind', 'webhook', '--auth', 'hmac-sha256', '--outbound', 'https://gamma.example/api'],
] as const;

type Step = readonly string[];

const contracts: readonly Step[] = modules.map((flags) => ['new', ...flags]);

async function bytesOf(
  steps: readonly Step[],
  place: { readonly below?: string; readonly from?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ReadonlyMap<string, string>> {
  const base = await createFolder();
  onTestFinished(() => removeFolder(base));
  const root = join(base, place.below ?? '');
  await mkdir(root, { recursive: true });
  for (const step of [['init'], ...steps]) {
    const from = step[0] === 'init' || place.from === undefined ? root : join(root, place.from);
    await mkdir(from, { recursive: true });
    const run = await runCli(from, step, place.env);
    expect(run.exitCode, `${step.join(' ')}\n${run.stdout}${run.stderr}`).toBe(0);
  }
  return new Map([...(await snapshot(root))].map(([path, { bytes }]) => [path, bytes]));
}

/** The registry keeps the order in which modules were registered; that order is the person's, so it is left out. */
function withoutRegistry(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => path !== 'modules/registry.yaml'));
}

test('the order in which modules are registered and made does not show', async () => {
  const together = withoutRegistry(await bytesOf([...contracts, ['generate']]));
  const reversed = withoutRegistry(await bytesOf([...[...contracts].reverse(), ['generate']]));
  const oneByOne = withoutRegistry(
    await bytesOf([...contracts, ['generate', 'gamma'], ['generate', 'beta_queue'], ['generate', 'alpha.hook']]),
  );
  const asTheyCome = withoutRegistry(await bytesOf([...contracts].reverse().flatMap((step) => [step, ['generate']])));
  for (const other of [reversed, oneByOne, asTheyCome]) expect(other).toEqual(together);
});

test('the folder, the place of the call, the time zone and the locale do not show', async () => {
  const plain = await bytesOf([...contracts, ['generate']]);
  const moved = await bytesOf([...contracts, ['generate']], {
    below: 'a folder/ünder/l9/modules',
    from: 'l9/core',
    env: { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect(moved).toEqual(plain);
});

test('a second run plans nothing, writes nothing and keeps every time of writing', async () => {
  const root = await createFolder();
  onTestFinished(() => removeFolder(root));
  for (const step of [['init'], ...contracts, ['generate']]) expect((await runCli(root, step)).exitCode).toBe(0);
  const before = await snapshot(root);
  // Another day: what has not changed keeps its stamps.
  const again = await runCli(root, ['generate'], { SOURCE_DATE_EPOCH: '1800000000' });
  expect(again.exitCode).toBe(0);
  expect(again.stdout).toContain('nothing to do');
  expect(await snapshot(root)).toEqual(before);
});
