import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

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

let ungoverned = '';
let governed = '';

beforeAll(async () => {
  ungoverned = await host('none');
  governed = await host('boss');
}, 120_000);

afterAll(async () => {
  await removeFolder(ungoverned);
  await removeFolder(governed);
});

async function host(approval: string): Promise<string> {
  const folder = await createFolder();
  for (const step of [['init'], ['new', 'slack.webhook', ...flags, '--approval', approval], ['generate']]) {
    expect((await runCli(folder, step)).exitCode, step.join(' ')).toBe(0);
  }
  await linkPackages(folder);
  return folder;
}

function runTests(folder: string): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  return runNode(folder, ['node_modules/vitest/vitest.mjs', 'run', 'tests/modules', '--bail', '1']);
}

test.each(['ungoverned', 'governed'])('the %s module passes as generated', async (which) => {
  const run = await runTests(which === 'governed' ? governed : ungoverned);
  expect(run.exitCode, run.output).toBe(0);
});

test.each([
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
])('%s: a test fails', async (...mutant) => {
  await expectKilled(ungoverned, mutant);
});

test.each([
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
])('%s: a test fails', async (...mutant) => {
  await expectKilled(governed, mutant);
});

type Mutant = readonly [behaviour: string, file: string, from: string, to: string];

async function expectKilled(folder: string, [, file, from, to]: Mutant): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  expect(text, 'the mutant has its place').toContain(from);
  await writeFile(
    path,
    text.replace(from, () => to),
  );
  try {
    const run = await runTests(folder);
    expect(run.exitCode, run.output).toBe(1);
    expect(run.output).toContain('AssertionError');
  } finally {
    await writeFile(path, text);
  }
}
