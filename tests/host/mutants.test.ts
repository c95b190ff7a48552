import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { runCli } from '../support/run-cli.js';
import { runNode } from '../support/run-node.js';
import { createFolder, linkPackages, removeFolder } from '../support/temporary-folder.js';

/*
 * Law 12: take out of a generated module a behaviour that its spec demands, and a test that came with it fails.
 */

const home = 'l9/modules/slack_webhook';
const adapter = `${home}/adapters/slack_webhook_adapter.ts`;
const service = `${home}/services/slack_webhook_service.ts`;
const client = `${home}/clients/slack_webhook_client.ts`;
const entry = `${home}/routes/slack_webhook.ts`;
const config = `${home}/config.ts`;
const flags = ['--kind', 'webhook', '--auth', 'hmac-sha256', '--tool', '--outbound', 'https://slack.example/api'];

/** What is changed in a module; the last two are its text and what stands there instead. */
type Mutant = readonly [behaviour: string, file: string, from: string, to: string];

const unchanged = 'as generated';

const ungovernedMutants: readonly Mutant[] = [
  ['any signature is good', adapter, 'if (!valid) throw', 'if (false) throw'],
  ['any age is good', adapter, 'if (!isFresh(', 'if (false && !isFresh('],
  ['any shape is good', adapter, 'if (parsed.success) return parsed.data;', 'return input as never;'],
  ['all conversations are one thread', adapter, '[event.conversation_id]', "['one']"],
  [
    'a duplicate is run again',
    service,
    "if (outcome.state === 'claimed') return await this.#runOnce(task, outcome.claim);",
    "const claim = outcome.state === 'claimed' ? outcome.claim : { complete: async () => {}, release: async () => {} };\n      return await this.#runOnce(task, claim);",
  ],
  ['a failed task keeps its claim', service, "await this.#attempt('settle', claim.release);", ''],
  ['no error packet is written', service, 'if (task) await', 'if (false && task) await'],
  ['packets carry a wrong source', service, 'source: task.source,', "source: 'elsewhere',"],
  ['a failure is told as success', service, 'side_effect_failure: { status: 502', 'side_effect_failure: { status: 200'],
  ['failures are not counted', service, 'this.#metrics.error(category);', ''],
  [
    'a finished task is run again when its record fails',
    service,
    "await this.#attempt('settle', () => settle({ status: 200, body: done }));\n      return this.#fail(error, task, received);",
    'throw error;',
  ],
  ['a call is tried once', client, 'attempts: 4', 'attempts: 1'],
  ['a call has no key of its own', client, "[moduleId, task, 'notify'].join(':')", "'same'"],
  ['the route has another method', entry, "method: 'POST'", "method: 'PUT'"],
  ['a missing secret is not noticed', config, "'SLACK_WEBHOOK_SIGNING_SECRET', //", '//'],
];

const governedMutants: readonly Mutant[] = [
  [
    'nobody waits for the approval',
    service,
    'const answer = await this.#hold(task, received);',
    'const answer = await this.#carryOut({ task, received, settle: claim.complete });',
  ],
  [
    'the approved answer is not kept',
    service,
    'const settle = (answer: StoredAnswer) => this.#answers.replace(keyOf(task), answer);',
    'const settle = async () => {};',
  ],
];

const sorts = { ungoverned: ['none', ungovernedMutants], governed: ['boss', governedMutants] } as const;
type Sort = keyof typeof sorts;

let folders: readonly string[] = [];
let verdicts: ReadonlyMap<string, Verdict> = new Map();

beforeAll(async () => {
  const hosts = { ungoverned: await host('none'), governed: await host('boss') };
  folders = Object.values(hosts);
  await linkPackages(hosts.ungoverned);
  for (const [sort, [, mutants]] of Object.entries(sorts) as readonly [Sort, (typeof sorts)[Sort]][]) {
    await plant({ from: hosts[sort], to: placeOf(hosts.ungoverned, sort, unchanged) });
    for (const mutant of mutants)
      await plant({ from: hosts[sort], to: placeOf(hosts.ungoverned, sort, mutant[0]), mutant });
  }
  verdicts = await runTests(hosts.ungoverned);
}, 240_000);

afterAll(async () => {
  for (const folder of folders) await removeFolder(folder);
});

async function host(approval: string): Promise<string> {
  const folder = await createFolder();
  for (const step of [['init'], ['new', 'slack.webhook', ...flags, '--approval', approval], ['generate']]) {
    expect((await runCli(folder, step)).exitCode, step.join(' ')).toBe(0);
  }
  return folder;
}

/** Where a mutant stands: among the tests of one host, so that one run finds them all and starts one database. */
function placeOf(folder: string, sort: Sort, behaviour: string): string {
  return join(folder, 'tests/mutants', `${sort}, ${behaviour}`);
}

/** Copies a module with its tests, beside links to the parts of the host that both import, and takes the behaviour out. */
async function plant(one: { readonly from: string; readonly to: string; readonly mutant?: Mutant }): Promise<void> {
  for (const folder of [home, 'tests/modules'])
    await cp(join(one.from, folder), join(one.to, folder), { recursive: true });
  for (const part of ['l9/core', 'tests/support']) await symlink(join(one.to, '../../..', part), join(one.to, part));
  if (one.mutant === undefined) return;
  const [, file, from, to] = one.mutant;
  const path = join(one.to, file);
  const text = await readFile(path, 'utf8');
  expect(text, 'the mutant has its place').toContain(from);
  await writeFile(
    path,
    text.replace(from, () => to),
  );
}

/** What the tests of one mutant said: how many passed, and why the others did not. */
interface Verdict {
  readonly passed: number;
  readonly failures: readonly string[];
}

/** The part of vitest's report in JSON that is read here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

/** Runs the tests of all mutants in one process, one after the other, and tells the verdicts by their folders' names. */
async function runTests(folder: string): Promise<ReadonlyMap<string, Verdict>> {
  const file = join(folder, 'report.json');
  const config = `import { mergeConfig } from 'vitest/config';
import host from './vitest.config.js';
export default mergeConfig(host, { test: { setupFiles: [${JSON.stringify(resolve('tests/host/until-first-failure.ts'))}] } });
`;
  await writeFile(join(folder, 'mutants.config.ts'), config);
  const options = ['--config', 'mutants.config.ts', '--maxWorkers', '1', '--reporter', 'json', '--outputFile', file];
  const run = await runNode(folder, ['node_modules/vitest/vitest.mjs', 'run', 'tests/mutants', ...options]);
  const text = await readFile(file, 'utf8').catch(() => expect.fail(run.output));
  const results = new Map<string, Verdict>();
  for (const { name, message, assertionResults } of (JSON.parse(text) as Report).testResults) {
    const place = name.split('/tests/mutants/')[1]?.split('/')[0] ?? '';
    const { passed, failures } = results.get(place) ?? { passed: 0, failures: [] };
    results.set(place, {
      passed: passed + assertionResults.filter(({ status }) => status === 'passed').length,
      failures: [
        ...failures,
        ...(message === '' ? [] : [message]),
        ...assertionResults.flatMap(({ failureMessages }) => failureMessages),
      ],
    });
  }
  return results;
}

function verdictOn(sort: Sort, behaviour: string): Verdict {
  return verdicts.get(`${sort}, ${behaviour}`) ?? expect.fail('its tests did not run');
}

test.each(['ungoverned', 'governed'] as const)('the %s module passes as generated', (sort) => {
  const { passed, failures } = verdictOn(sort, unchanged);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThan(40);
});

describe.each(['ungoverned', 'governed'] as const)('of the %s module', (sort) => {
  test.each(sorts[sort][1])('%s: a test fails', (behaviour) => {
    expect(verdictOn(sort, behaviour).failures.join('\n')).toContain('AssertionError');
  });
});
