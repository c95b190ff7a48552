import { mkdir, rm, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createCollector, defineDiagnostics } from '../../src/diagnostics/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { runCli, runJson } from '../support/run-cli.js';
import { removeFolder } from '../support/temporary-folder.js';

/* Whatever stands in a repository: the program gives a value or findings, soon and in bounded memory, and never throws. */

const told = defineDiagnostics('told', {
  wrong: {
    severity: 'error',
    title: 'wrong',
    message: (p: { readonly number: number }) => `Number ${p.number} is wrong.`,
    cause: 'A test says so.',
    fix: 'None.',
    example: 'None.',
  },
});

async function workspace(): Promise<string> {
  const folder = await baseWorkspace('generated');
  onTestFinished(() => removeFolder(folder));
  return folder;
}

test('findings are gathered by the hundred thousand', () => {
  const many = Array.from({ length: 200_000 }, (_, number) => told.create('wrong', { number }));
  const collector = createCollector();
  collector.addAll(many);
  collector.take({ diagnostics: many });
  expect(collector.all().length).toBe(many.length);
});

// Sparse, so that the disk holds nothing of it.
test.each([
  ['modules/registry.yaml', 4_000_000, 'documents/too-large'],
  ['modules/registry.yaml', 1_000_000_000, 'sources/not-readable'],
  ['modules/specs/Module-Spec-v2.6-slack_webhook.yaml', 1_000_000_000, 'sources/not-readable'],
  ['l9/modules/slack_webhook/module.meta.yaml', 1_000_000_000, 'sources/not-readable'],
])('%s of %i bytes is a finding and is not read', async (path, size, code) => {
  const folder = await workspace();
  await truncate(join(folder, path), size);
  const { report, exitCode } = await runJson(folder, ['validate', '--no-cache']);
  expect([exitCode, report.diagnostics.filter(({ file }) => file === path).map((found) => found.code)]).toEqual([
    1,
    [code],
  ]);
});

test.each(['.gitignore', 'app.ts', '.l9gen/modules/slack_webhook.json', 'l9/tools/tool_registry.ts', '.env.example'])(
  'no verb fails over %s of 1 GB',
  async (path) => {
    const folder = await workspace();
    await truncate(join(folder, path), 1_000_000_000).catch(() => undefined);
    for (const verb of ['validate', 'check', 'plan', 'generate']) {
      const run = await runCli(folder, [verb]);
      expect(run.exitCode, `${verb}\n${run.stdout}${run.stderr}`).toBeLessThan(70);
    }
  },
);

const notRead = [
  ['a folder', (place: string) => mkdir(place)],
  ['a link to itself', (place: string) => symlink(place, place)],
  ['a link that leaves the repository', (place: string) => symlink('/etc/passwd', place)],
  ['a link to a device', (place: string) => symlink('/dev/zero', place)],
] as const;

const everyFile = [
  ...['.l9_modules.meta.yaml', '.l9_wiring.meta.yaml', 'Memory.yaml', 'modules/registry.yaml', '.gitignore'],
  ...['modules/specs/Module-Spec-v2.6-slack_webhook.yaml', 'l9/modules/slack_webhook/module.meta.yaml'],
  ...['.l9gen/contracts.schema.json', '.l9gen/modules/slack_webhook.json', '.l9gen/modules', '.l9gen'],
  ...['modules', 'modules/specs', 'l9/modules', 'l9', 'l9/modules/slack_webhook'],
];

test.each(notRead)('no verb fails where %s stands in the place of a file or folder', async (_, make) => {
  for (const path of everyFile) {
    const folder = await workspace();
    await rm(join(folder, path), { recursive: true, force: true });
    await make(join(folder, path));
    for (const verb of [
      ['validate'],
      ['check'],
      ['plan'],
      ['generate'],
      ['migrate', 'slack.webhook'],
      ['new', 'a.b'],
    ]) {
      const run = await runCli(folder, verb);
      expect(run.exitCode, `${path} ${verb.join(' ')}\n${run.stdout}${run.stderr}`).toBeLessThan(70);
    }
  }
});
