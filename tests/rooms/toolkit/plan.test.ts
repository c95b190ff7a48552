import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { removeFolder, snapshot } from '../../support/temporary-folder.js';

const config = 'l9/modules/slack_webhook/config.ts';
const spec = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';

async function workspace(base: 'contracts' | 'generated'): Promise<string> {
  const folder = await baseWorkspace(base);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

async function replaceIn(folder: string, file: string, [from, to]: readonly [string, string]): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

interface PlanData {
  readonly operations: readonly { readonly path: string; readonly drift?: string; readonly because: object }[];
  readonly drift: readonly { readonly name: string; readonly path: string }[];
}

it('tells of every operation who asks for it, what makes it, whose it is, and both hashes', async () => {
  const folder = await workspace('contracts');
  const before = await snapshot(folder);
  const { exitCode, report } = await runJson(folder, ['plan']);
  expect([exitCode, report.summary['toCreate'], report.summary['toUpdate']]).toEqual([0, 16, 4]);
  const { operations } = report.data as PlanData;
  const because = { contract: spec, line: 5, column: 3, module: 'slack.webhook' };
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown;
  expect(operations.find(({ path }) => path === config)).toEqual({
    kind: 'create',
    path: config,
    ownership: 'generated',
    because: { ...because, template: 'module/config.ts.hbs' },
    after: hash,
    drift: 'pending',
  });
  expect(operations.find(({ path }) => path === 'l9/router.ts')).toEqual({
    kind: 'update',
    path: 'l9/router.ts',
    ownership: 'shared',
    because: { ...because, rule: 'wiring' },
    before: hash,
    after: hash,
    drift: 'pending',
  });
  expect(await snapshot(folder)).toEqual(before);
});

it('names each difference in text, json and sarif, and does not fail because of one', async () => {
  const folder = await workspace('generated');
  await replaceIn(folder, spec, ['timeout_seconds: 10', 'timeout_seconds: 20']);
  const checked = await runJson(folder, ['check']);
  const planned = await runJson(folder, ['plan']);
  expect((planned.report.data as PlanData).drift).toEqual((checked.report.data as PlanData).drift);
  expect([planned.exitCode, planned.report.diagnostics]).toEqual([0, []]);
  const text = (await runCli(folder, ['plan'])).stdout;
  expect(text).toMatch(/^update \(\d+\)\n {2}\S+\n? +slack\.webhook, stale\n/);
  const sarif = JSON.parse((await runCli(folder, ['plan', '--format', 'sarif'])).stdout) as {
    readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly level: string }[] }[];
  };
  const results = sarif.runs.flatMap((run) => run.results);
  expect(new Set(results.map(({ ruleId, level }) => `${ruleId} ${level}`))).toEqual(new Set(['drift/stale note']));
  expect(results).toHaveLength((planned.report.data as PlanData).drift.length);
});

it('lists what a run leaves as it is', async () => {
  const folder = await workspace('generated');
  await replaceIn(folder, config, ['import ', '// mine\nimport ']);
  expect((await runCli(folder, ['plan'])).stdout).toContain(`edited (1)\n  ${config}  slack.webhook\n`);
});
