import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import type { SpecVersion } from '../../../src/model/index.js';
import { migrate, type MigrationWish } from '../../../src/toolkit/index.js';
import { answers } from '../model/migrate/answers.js';
import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli } from '../../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../../support/temporary-folder.js';
import { contextOf } from '../../support/toolkit-context.js';

const fixture = (version: SpecVersion): string =>
  readFileSync(new URL(`../model/migrate/fixtures/spec-${version}.yaml`, import.meta.url), 'utf8');

const specs = 'modules/specs';
const current = `${specs}/Module-Spec-v2.6-slack_webhook.yaml`;
const old = `${specs}/Module-Spec-v2.3-slack_webhook.yaml`;
const meta = 'l9/modules/slack_webhook/module.meta.yaml';
const wayTo26 = [...answers].filter(([key]) => /^(ownership|runtime_contract|maturity)\./.test(key));

/** A workspace whose spec is one of 2.3, in a file that is named so. */
async function oldWorkspace(): Promise<string> {
  const folder = await baseWorkspace('contracts');
  onTestFinished(() => removeFolder(folder));
  await rename(join(folder, current), join(folder, old));
  await writeFile(join(folder, old), fixture('2.3'));
  const text = await readFile(join(folder, meta), 'utf8');
  await writeFile(join(folder, meta), text.replace(current, old));
  return folder;
}

const wish = (change: Partial<MigrationWish>): MigrationWish => ({
  name: 'slack.webhook',
  path: 'slack.webhook',
  to: '2.6',
  answers: new Map(wayTo26),
  isRehearsal: false,
  ...change,
});

const read = (folder: string, file: string): Promise<string> => readFile(join(folder, file), 'utf8');

describe('migrate', () => {
  it('gives a file that is named by its version its new name, in the module meta as well', async () => {
    const folder = await oldWorkspace();
    const result = await migrate(contextOf(folder), wish({}));
    expect(result.changes).toEqual([
      { action: 'update', path: meta },
      { action: 'delete', path: old },
      { action: 'create', path: current },
    ]);
    const after = await read(folder, current);
    expect(after.replace(/ {2}stage.*\n.*\n/, '')).toBe(fixture('2.6').replace(/ {2}stage.*\n.*\n/, ''));
    expect(await read(folder, meta)).toContain(`spec_file: ${current}`);
    expect((await snapshot(folder)).has(old)).toBe(false);
    const again = await snapshot(folder);
    expect(await migrate(contextOf(folder), wish({ answers: new Map() }))).toMatchObject({
      exitCode: 0,
      summary: { state: 'nothing to do' },
    });
    expect(await snapshot(folder)).toEqual(again);
  });

  it('leaves the name of a file that the registry names', async () => {
    const folder = await oldWorkspace();
    const registry = await read(folder, 'modules/registry.yaml');
    const named = registry.replace('status: spec_complete', `$&, spec: ${old}`);
    await writeFile(join(folder, 'modules/registry.yaml'), named);
    const result = await migrate(contextOf(folder), wish({}));
    expect(result.changes).toEqual([{ action: 'update', path: old }]);
  });

  it('is a conflict where the new name is taken, and writes nothing', async () => {
    const folder = await oldWorkspace();
    await writeFile(join(folder, current), fixture('2.5').replaceAll('slack.webhook', 'other.webhook'));
    const before = await snapshot(folder);
    const result = await migrate(contextOf(folder), wish({ name: old, path: old }));
    expect([result.exitCode, result.diagnostics.map(({ code }) => code)]).toEqual([3, ['plan/path-taken']]);
    expect(await snapshot(folder)).toEqual(before);
  });

  it('asks a person for what is open, and goes on asking when an answer raises another question', async () => {
    const folder = await oldWorkspace();
    const text = fixture('2.3')
      .replace('exposes_http_endpoint: true', 'exposes_http_endpoint: false')
      .replace('exposes_webhook: true', 'exposes_webhook: false')
      .replace(/ {2}inbound:\n(?: {4}.*\n)+/, '  inbound: []\n');
    await writeFile(join(folder, 'lone.yaml'), text.replace('slack.webhook', 'night.shift'));
    const rounds: (readonly string[])[] = [];
    const replies = new Map([
      ...answers,
      ['runtime_wiring.service', 'scheduler'],
      ['runtime_contract.schedule', '0 6 * * *'],
    ]);
    const ask: MigrationWish['ask'] = (decisions) => {
      rounds.push(decisions.map(({ key }) => key));
      return Promise.resolve(new Map(decisions.map(({ key }) => [key, replies.get(key) ?? ''])));
    };
    const result = await migrate(
      contextOf(folder),
      wish({ name: 'lone.yaml', path: 'lone.yaml', answers: new Map([['maturity.stage', 'beta']]), ask }),
    );
    expect(result.exitCode, JSON.stringify(result.diagnostics)).toBe(0);
    expect(rounds).toEqual([
      [
        'metadata.tier',
        'ownership.team',
        'ownership.primary_contact',
        'runtime_wiring.service',
        'runtime_contract.runtime_class',
        'maturity.production_ready',
      ],
      ['runtime_contract.schedule'],
    ]);
    expect(await read(folder, 'lone.yaml')).toContain("  execution_model: scheduled\n  schedule: '0 6 * * *'\n");
  });

  it('tells agents each decision as data, and leaves every byte when one is open', async () => {
    const folder = await oldWorkspace();
    const before = await snapshot(folder);
    const result = await migrate(contextOf(folder), wish({ answers: new Map(wayTo26.slice(1)) }));
    expect(result.exitCode).toBe(1);
    expect(result.data).toMatchObject({
      decisions: expect.arrayContaining([
        {
          key: 'ownership.team',
          question: 'Which team owns the module?',
          why: 'earlier versions have one owner for all modules',
          allowed: ['core', 'infra', 'integrations', 'security', 'observability'],
          pointer: '/ownership/team',
          line: 13,
          column: 3,
        },
      ]) as unknown,
    });
    expect(await snapshot(folder)).toEqual(before);
  });
});

describe('l9gen migrate', () => {
  const set = [...answers].flatMap(([key, answer]) => ['--set', `${key}=${answer}`]);

  it('takes a path as it is seen from where it is called, and needs no other contract', async () => {
    const folder = await createFolder();
    onTestFinished(() => removeFolder(folder));
    const file = join(folder, 'specs/deep/old.yaml');
    await mkdir(dirname(file), { recursive: true });
    await mkdir(join(folder, '.git'));
    await writeFile(file, fixture('2.1'));
    const run = await runCli(join(folder, 'specs'), ['migrate', 'deep/old.yaml', ...set]);
    expect(run.exitCode, run.stdout).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(fixture('2.6'));
  });

  it('takes an answer that another answer makes needless, as it was listed before', async () => {
    const folder = await createFolder();
    onTestFinished(() => removeFolder(folder));
    await writeFile(join(folder, 'old.yaml'), fixture('2.1'));
    const args = set.map((arg) => arg.replace('affects_boot=true', 'affects_boot=false'));
    const run = await runCli(folder, ['migrate', 'old.yaml', ...args]);
    expect(run.exitCode, run.stdout).toBe(0);
    expect(await readFile(join(folder, 'old.yaml'), 'utf8')).toContain('boot_impact:\n  level: none\n');
  });

  it('shows as a diff what it would write', async () => {
    const folder = await oldWorkspace();
    const args = wayTo26.flatMap(([key, answer]) => ['--set', `${key}=${answer}`]);
    const run = await runCli(folder, ['migrate', 'slack.webhook', ...args, '--dry-run']);
    expect(run.stdout).toContain("    -schema_version: '2.3'\n    +schema_version: '2.6'\n");
    expect(run.stdout).toContain('    +ownership:\n    +  team: integrations\n');
  });
});
