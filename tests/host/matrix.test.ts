import { readdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { pairsOf, pairwise, type Combination } from '../support/pairwise.js';
import { runCli } from '../support/run-cli.js';
import { runNode } from '../support/run-node.js';
import { createFolder, linkPackages, removeFolder, snapshot } from '../support/temporary-folder.js';

/*
 * Every option of a module that the generator knows, every two values together at least once, all in one host: it type-checks,
 * the tests that came with the host and the modules pass, and nothing drifts. With DATABASE_URL the same tests run on Postgres.
 * The tests that came with it run for each value of an option; for every two of them, and those of the host, in the long campaign.
 */

const isLong = process.env['L9GEN_LONG'] !== undefined;

const outbound = 'https://platform.example/api/messages';

const webhooks = pairwise({
  auth: ['hmac-sha256', 'bearer', 'api_key', 'none'],
  durability: ['in_memory', 'substrate'],
  policy: ['fail_fast', 'best_effort'],
  approval: ['none', 'igor_only', 'boss', 'auto'],
  tool: ['yes', 'no'],
  outbound: ['yes', 'no'],
});

const others = pairwise({
  kind: ['worker', 'schedule', 'tool'],
  durability: ['in_memory', 'substrate'],
  policy: ['fail_fast', 'best_effort'],
  approval: ['none', 'boss'],
  outbound: ['yes', 'no'],
});

const combinations: readonly Combination[] = [...webhooks.map((row) => ({ kind: 'webhook', ...row })), ...others];
/** The modules whose tests run. */
const tested = combinations.flatMap((one, index) =>
  isLong || bringsNewValue(one, index) ? [moduleAt(one, index)] : [],
);
const testTime = 540_000;
let folder = '';

beforeAll(async () => {
  folder = await createFolder();
  await succeed(['init']);
  await linkPackages(folder);
  for (const [index, combination] of combinations.entries())
    await succeed(['new', moduleAt(combination, index), ...flagsOf(combination)]);
  await succeed(['generate']);
}, testTime);

afterAll(() => removeFolder(folder));

function moduleAt(combination: Combination, index: number): string {
  return `m${index}.${combination['kind']}`;
}

/** Whether an option of a combination has a value, for its kind of module, that it has in none before. */
function bringsNewValue(combination: Combination, index: number): boolean {
  const valuesOf = (one: Combination): readonly string[] =>
    Object.entries(one).map(([name, value]) => `${one['kind'] === 'webhook'} ${name} ${value}`);
  const before = new Set(combinations.slice(0, index).flatMap(valuesOf));
  return valuesOf(combination).some((value) => !before.has(value));
}

async function succeed(args: readonly string[]): Promise<void> {
  const run = await runCli(folder, args);
  expect(run.exitCode, `${args.join(' ')}\n${run.stdout}${run.stderr}`).toBe(0);
}

function flagsOf(combination: Combination): readonly string[] {
  const { tool, outbound: calls, ...valued } = combination;
  const flags = Object.entries(valued).flatMap(([name, value]) => [`--${name}`, value]);
  return [
    ...flags,
    ...(tool === 'yes' ? ['--tool'] : tool === 'no' ? ['--no-tool'] : []),
    ...(calls === 'yes' ? ['--outbound', outbound] : []),
  ];
}

test('every two values meet', () => {
  const pairs = new Set(webhooks.flatMap(pairsOf));
  expect(pairs.size).toBe(4 * 4 + 4 * 2 * 4 + 4 * 2 * 4 + 6 * 4);
  expect(webhooks.length).toBeLessThanOrEqual(20);
});

test(
  'the host with every combination type-checks',
  async () => {
    const run = await runNode(folder, ['node_modules/typescript/bin/tsc', '--noEmit']);
    expect(run.output).toBe('');
    expect(run.exitCode).toBe(0);
  },
  testTime,
);

test(
  'the tests that came with the host and the modules pass',
  async () => {
    const places = isLong ? [] : tested.map((module) => `tests/modules/${module.replace('.', '_')}/`);
    const run = await runNode(folder, ['node_modules/vitest/vitest.mjs', 'run', ...places]);
    expect(run.exitCode, run.output.slice(-20_000)).toBe(0);
    // Those of the host as it comes are a project of their own in `npm test`.
    const hostTests = readdirSync('templates/host/tests/host').filter((name) => name.endsWith('.test.ts')).length;
    expect(run.output).toMatch(new RegExp(`Test Files\\s+${tested.length * 5 + (isLong ? hostTests : 0)} passed`));
    expect(run.output).not.toMatch(/skipped|todo/);
  },
  testTime,
);

test(
  'generating again writes nothing, check agrees, and the code does what is demanded of it',
  async () => {
    const before = await snapshot(folder);
    await succeed(['generate']);
    await succeed(['check']);
    await succeed(['conform']);
    expect(await snapshot(folder)).toEqual(before);
  },
  testTime,
);

test(
  'what is generated is formatted as the host formats',
  async () => {
    const run = await runNode(folder, [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      'l9/modules',
      'tests/modules',
      'l9/router.ts',
      'generated',
      'Module.Registry.Complete.md',
    ]);
    expect(run.output).toContain('All matched files use Prettier code style');
  },
  testTime,
);
