import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../support/base-workspace.js';
import { runNode } from '../support/run-node.js';
import { createFolder, removeFolder } from '../support/temporary-folder.js';

/* What takes long to load is loaded only by the runs that need it; measured on the built program, in a process of its own. */

const heavy = /node_modules\/(ts-morph|@ts-morph|typescript|prettier|@clack)\//;
const bin = resolve('dist/src/cli/bin.js');

// Tells the address of every module that is loaded, on stderr.
const hook = `import { writeSync } from 'node:fs'; export function load(url, context, next) { writeSync(2, 'loads ' + url + '\\n'); return next(url, context); }`;
const register = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}');`;

let generated = '';
let contracts = '';

beforeAll(async () => {
  generated = await baseWorkspace('generated');
  // Without a report of what tests cover, a host has a gap.
  await mkdir(join(generated, 'coverage'));
  await writeFile(
    join(generated, 'coverage/coverage-summary.json'),
    '{"total":{"lines":{"total":10,"covered":10,"pct":100}}}',
  );
  contracts = await baseWorkspace('contracts');
}, 60_000);

afterAll(async () => {
  await removeFolder(generated);
  await removeFolder(contracts);
});

async function heavyModules(
  folder: string,
  args: readonly string[],
  { names = heavy, cache = '' }: { readonly names?: RegExp; readonly cache?: string } = {},
): Promise<readonly string[]> {
  const run = await runNode(
    folder,
    ['--import', `data:text/javascript,${encodeURIComponent(register)}`, bin, ...args],
    {
      env: { XDG_CACHE_HOME: cache, HOME: '' },
    },
  );
  expect(run.exitCode, run.output).toBe(0);
  const loaded = run.output.split('\n').filter((line) => line.startsWith('loads '));
  expect(loaded.length).toBeGreaterThan(10);
  return loaded.filter((line) => names.test(line));
}

test('help loads nothing heavy', async () => {
  expect(await heavyModules(generated, ['--help'])).toEqual([]);
});

test.each(['check', 'generate', 'plan', 'validate'])('%s with nothing to do loads nothing heavy', async (verb) => {
  expect(await heavyModules(generated, [verb])).toEqual([]);
});

test('generate with something to do loads what it needs', async () => {
  expect((await heavyModules(contracts, ['generate'])).join('\n')).toMatch(/ts-morph[^]*prettier|prettier[^]*ts-morph/);
});

test.each(['check', 'gaps', 'validate'])(
  '%s again loads neither parsers nor validators nor templates',
  async (verb) => {
    const home = await createFolder();
    onTestFinished(() => removeFolder(home));
    const again = async () =>
      heavyModules(generated, [verb], { names: /node_modules\/(yaml|ajv|handlebars|oxc-parser|diff)\//, cache: home });
    expect(await again()).not.toEqual([]);
    expect(await again()).toEqual([]);
  },
);
