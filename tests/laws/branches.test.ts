import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import {
  commitAll,
  createRepository,
  git,
  mustGit,
  takeSteps,
  workOnBranch,
  type Step,
} from '../support/repository.js';
import { runCli } from '../support/run-cli.js';
import { runNode } from '../support/run-node.js';
import { copyOf, linkPackages, removeFolder, snapshot } from '../support/temporary-folder.js';

/*
 * Law 4, its second half: what two branches add merges with plain `git merge`, without a conflict, and after one
 * `generate` the tree is the one that a single branch would have made. The git is real.
 */

const tool = ['--tool', '--description', 'Answers, and lets agents ask.'];
const outbound = ['--outbound', 'https://platform.example/api/messages'];

// Ids that sort before, between and after those of the base; texts and variables that equal each other on purpose.
const wishes: Readonly<Record<string, Step>> = {
  alpha: [
    'new',
    'alpha.hook',
    '--kind',
    'webhook',
    '--auth',
    'hmac-sha256',
    '--approval',
    'boss',
    ...tool,
    ...outbound,
  ],
  brisk: [
    'new',
    'brisk.hook',
    '--kind',
    'webhook',
    '--auth',
    'hmac-sha256',
    '--approval',
    'boss',
    ...tool,
    ...outbound,
  ],
  calls: ['new', 'calls', '--kind', 'tool', '--approval', 'igor_only', ...outbound],
  night: ['new', 'night_shift', '--kind', 'schedule', '--no-tool'],
  queue: ['new', 'queue.worker', '--kind', 'worker', '--durability', 'substrate', ...tool],
  zebra: ['new', 'zebra.hook', '--kind', 'webhook', '--auth', 'api_key', '--no-tool', '--tier', '3'],
};

const names = Object.keys(wishes);
const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
const base: readonly Step[] = [
  ['new', 'base.hook', '--kind', 'webhook', '--auth', 'bearer', ...tool],
  ['new', 'other_queue', '--kind', 'worker', '--no-tool'],
  ['generate'],
];
const bases = { empty: [], filled: base };
const repositories = new Map<string, string>();

beforeAll(async () => {
  for (const [name, steps] of Object.entries(bases)) {
    const folder = await createRepository(steps);
    repositories.set(name, folder);
    for (const [branch, wish] of Object.entries(wishes)) await workOnBranch(folder, { branch }, [wish, ['generate']]);
  }
}, 240_000);

afterAll(async () => {
  for (const folder of repositories.values()) await removeFolder(folder);
});

/** A copy of a base repository, checked out at a branch. */
async function cloneAt(name: keyof typeof bases, branch: string): Promise<string> {
  const folder = await copyOf(repositories.get(name) ?? '');
  onTestFinished(() => removeFolder(folder));
  await mustGit(folder, 'checkout', '--quiet', branch);
  return folder;
}

async function merge(folder: string, ...branches: readonly string[]): Promise<void> {
  for (const branch of branches) {
    const run = await git(folder, 'merge', '--no-edit', branch);
    expect(run.exitCode, run.output).toBe(0);
  }
}

/** What a merge and one `generate` must make: the same as `steps` from the same start, in one branch. */
async function expectAsInOne(folder: string, single: string, steps: readonly Step[]): Promise<void> {
  await takeSteps(folder, [['generate']]);
  const check = await runCli(folder, ['check']);
  expect(check.exitCode, check.stdout).toBe(0);
  await takeSteps(single, steps);
  expect(await treeOf(folder)).toEqual(await treeOf(single));
  const again = await runCli(folder, ['generate'], { SOURCE_DATE_EPOCH: '1800000000' });
  expect(again.stdout).toContain('nothing to do');
}

const lists = [
  '.env.example',
  'l9/core/agents/registry.ts',
  'l9/router.ts',
  'l9/tool_registry.ts',
  'modules/registry.yaml',
];

/** Every file with its text; of the lists that people own, the lines in sorted order. */
async function treeOf(folder: string): Promise<Readonly<Record<string, string | readonly string[]>>> {
  const files = [...(await snapshot(folder))].filter(([path]) => !path.startsWith('.git/'));
  return Object.fromEntries(
    files.map(([path, { bytes }]) => {
      const text = Buffer.from(bytes, 'base64').toString();
      const lines = text.split('\n').filter((line) => line !== '');
      return [path, lists.includes(path) ? lines.sort() : text];
    }),
  );
}

// In the empty host each with the next only: there, all of them meet at the same places.
const neighbours = pairs.filter(([one, other]) => names.indexOf(other) - names.indexOf(one) === 1);
// `npm test` tries a share of the pairs in which every wish occurs in either host.
const isLong = process.env['L9GEN_LONG'] !== undefined;
const merges = [
  ...neighbours.filter((_, index) => isLong || index % 2 === 0).map((pair) => ['empty', ...pair] as const),
  ...pairs.filter((_, index) => isLong || index % 3 === 2).map((pair) => ['filled', ...pair] as const),
];

test.each(merges)(
  'host %s: a branch with %s and one with %s merge as if one branch had made both',
  async (name, one, other) => {
    const folder = await cloneAt(name, one);
    await merge(folder, other);
    await expectAsInOne(folder, await cloneAt(name, 'main'), [wishes[one] ?? [], wishes[other] ?? [], ['generate']]);
  },
);

/** Changes a file as a person does. */
function edit(file: string, from: string, to: string): Step {
  return async (folder) => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    await writeFile(path, text.replace(from, to));
  };
}

const baseSpec = 'modules/specs/Module-Spec-v2.6-base_hook.yaml';
const respecified = [edit(baseSpec, 'Answers, and lets agents ask.', 'Answers otherwise.'), ['generate']] as const;

test('a branch adds a module while another changes the spec of one that is there', async () => {
  const folder = await cloneAt('filled', 'alpha');
  await workOnBranch(folder, { branch: 'respecified' }, respecified);
  await merge(folder, 'alpha');
  await expectAsInOne(folder, await cloneAt('filled', 'main'), [wishes['alpha'] ?? [], ...respecified]);
});

test('a branch adds a module beside the line that another changes in every overview', async () => {
  const reached = [
    edit('l9/modules/base_hook/module.meta.yaml', 'mode: direct', 'mode: via_CA'),
    edit('modules/registry.yaml', 'spec_complete', 'complete'),
    ['generate'],
  ] as const;
  const folder = await cloneAt('filled', 'alpha');
  await workOnBranch(folder, { branch: 'reached' }, reached);
  await merge(folder, 'alpha');
  await expectAsInOne(folder, await cloneAt('filled', 'main'), [wishes['alpha'] ?? [], ...reached]);
});

test('branch after branch merges, and the host that comes out type-checks', async () => {
  const folder = await cloneAt('filled', 'main');
  for (const branch of names) {
    await merge(folder, branch);
    await takeSteps(folder, [['generate']]);
    await commitAll(folder, 'put in order');
  }
  await expectAsInOne(folder, await cloneAt('filled', 'main'), [...Object.values(wishes), ['generate']]);
  await linkPackages(folder);
  const types = await runNode(folder, ['node_modules/typescript/bin/tsc', '--noEmit']);
  expect(types.output).toBe('');
});

test('branches that add several modules each, before and after the same ones', async () => {
  const early: Step = ['new', 'aim.early', '--kind', 'webhook', '--auth', 'bearer', ...tool];
  const folder = await cloneAt('filled', 'alpha');
  await takeSteps(folder, [wishes['zebra'] ?? [], ['generate']]);
  await commitAll(folder, 'a further module');
  await workOnBranch(folder, { branch: 'others' }, [early, wishes['queue'] ?? [], ['generate']]);
  await merge(folder, 'alpha');
  const all = [wishes['alpha'] ?? [], wishes['zebra'] ?? [], early, wishes['queue'] ?? [], ['generate']];
  await expectAsInOne(folder, await cloneAt('filled', 'main'), all);
});

/** Lets a module depend on a service that the compose file of a new host lacks. */
const needsRedis = (snake: string): Step =>
  edit(
    `modules/specs/Module-Spec-v2.6-${snake}.yaml`,
    'depends_on: [postgres, memory.service]',
    'depends_on: [postgres, redis, memory.service]',
  );

test('two branches that each need the same service put it in once, and it goes with the last of them', async () => {
  const folder = await cloneAt('filled', 'main');
  const composeFile = join(folder, 'docker-compose.yml');
  const before = await readFile(composeFile, 'utf8');
  const [one, other] = [wishes['alpha'] ?? [], wishes['zebra'] ?? []];
  await workOnBranch(folder, { branch: 'one' }, [one, needsRedis('alpha_hook'), ['generate']]);
  await workOnBranch(folder, { branch: 'other' }, [other, needsRedis('zebra_hook'), ['generate']]);
  await merge(folder, 'one');
  const steps = [one, needsRedis('alpha_hook'), other, needsRedis('zebra_hook'), ['generate']] as const;
  await expectAsInOne(folder, await cloneAt('filled', 'main'), steps);
  await takeSteps(folder, [['remove', 'zebra.hook']]);
  expect(await readFile(composeFile, 'utf8')).toContain('image: redis:8');
  await takeSteps(folder, [['remove', 'alpha.hook']]);
  expect(await readFile(composeFile, 'utf8')).toBe(before);
});

test('what a person wrote into an overview outlives the merge', async () => {
  const folder = await cloneAt('filled', 'alpha');
  const page = 'Module.Registry.Complete.md';
  await takeSteps(folder, [edit(page, '# Module registry\n', '# Module registry\n\nAsk Ada about these.\n')]);
  await commitAll(folder, 'a remark');
  await merge(folder, 'zebra');
  const run = await runCli(folder, ['generate']);
  expect(run.exitCode, run.stdout).toBe(3);
  expect(await readFile(join(folder, page), 'utf8')).toContain('Ask Ada about these.');
});
