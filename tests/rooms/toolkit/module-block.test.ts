import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { removeFolder, snapshot } from '../../support/temporary-folder.js';

const slack = [
  'module_block:',
  '  module_id: slack.webhook',
  '  name: Slack Webhook',
  '  tier: 2',
  '  description: Receives Slack events and answers them.',
  '  runtime: { service: api, execution_model: request_driven, blocks_startup_on_failure: false }',
  '  surface: { exposes_http_endpoint: true, exposes_webhook: true, exposes_tool: true }',
  '  inbound:',
  '    route: /slack/events',
  '    method: POST',
  '    auth: hmac-sha256',
  '    headers: [X-Slack-Signature, X-Slack-Request-Timestamp]',
  '  outbound:',
  '    internal: [memory.service:/ingest]',
  '    external: [slack.chat.postMessage, slack.reactions.add]',
  '  idempotency: { pattern: event_id, source: platform_event_id }',
  '  acceptance_min: [valid_event_processed, duplicate_event_deduped, stale_timestamp_rejected]',
  '',
];

const answers = ['chat.postMessage', 'reactions.add'].flatMap((operation) => [
  '--set',
  `interfaces.outbound.slack.${operation}.endpoint=https://slack.com/api/${operation}`,
]);

async function emptyHost(...lines: readonly string[]): Promise<string> {
  const folder = await baseWorkspace('empty');
  onTestFinished(() => removeFolder(folder));
  await writeFile(join(folder, 'slack.block.yaml'), lines.join('\n'));
  return folder;
}

test('a block becomes a module that generates and has no drift', async () => {
  const folder = await emptyHost(...slack);
  const made = await runJson(folder, ['new', '--from', 'slack.block.yaml', ...answers]);
  expect(made.report.diagnostics).toEqual([]);
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  expect((await runJson(folder, ['check'])).report).toMatchObject({ ok: true, diagnostics: [] });
});

test('one open question is enough to write nothing, and all of them are told at once', async () => {
  const folder = await emptyHost(...slack);
  const before = await snapshot(folder);
  const { exitCode, report } = await runJson(folder, ['new', '--from', 'slack.block.yaml']);
  expect([exitCode, report.diagnostics.map(({ code }) => code)]).toEqual([
    1,
    ['model/decision-needed', 'model/decision-needed'],
  ]);
  expect(await snapshot(folder)).toEqual(before);
});

test.each([
  [['slack.webhook'], 'give no other'],
  [['--kind', 'worker'], 'cannot be used with'],
  [['--outbound', 'https://a.example'], 'cannot be used with'],
])('what the block says is not said on the command line as well: %s', async (args, message) => {
  const folder = await emptyHost(...slack);
  const { exitCode, report } = await runJson(folder, ['new', ...args, '--from', 'slack.block.yaml']);
  expect([exitCode, report.diagnostics[0]?.code]).toEqual([2, 'cli/wrong-usage']);
  expect(report.diagnostics[0]?.message).toContain(message);
});

test('a block outside the workspace, or none, is refused by name', async () => {
  const folder = await emptyHost();
  for (const path of ['../elsewhere.yaml', 'nowhere.yaml', 'l9']) {
    const { exitCode, report } = await runJson(folder, ['new', '--from', path]);
    expect([exitCode, report.diagnostics[0]?.code]).toEqual([2, 'sources/not-readable']);
  }
});
