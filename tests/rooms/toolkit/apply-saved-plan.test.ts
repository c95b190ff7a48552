import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, onTestFinished } from 'vitest';

import planSchema from '../../../specs/plan.schema.json' with { type: 'json' };
import { formatSavedPlan, type SavedPlan } from '../../../src/plan/index.js';
import type { RelPath } from '../../../src/text/index.js';
import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../../support/temporary-folder.js';

const config = 'l9/modules/slack_webhook/config.ts';

/** A folder with a host in `host` whose module is not made yet. */
async function place(): Promise<{ readonly outside: string; readonly host: string }> {
  const [outside, host] = [await createFolder(), await baseWorkspace('contracts')];
  onTestFinished(() => removeFolder(outside));
  onTestFinished(() => removeFolder(host));
  return { outside, host };
}

const bytesOf = async (folder: string): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await snapshot(folder))].map(([path, { bytes }]) => [path, bytes]));

describe('l9gen plan --out', () => {
  it('saves the same bytes wherever the plan lies, and the plan does not make itself stale', async () => {
    const { outside, host } = await place();
    await mkdir(join(host, 'l9/plans'));
    const outs = ['plan.json', 'l9/plans/a plan.json', join(outside, 'plan.json')];
    for (const out of outs) expect((await runCli(host, ['plan', '--out', out])).exitCode).toBe(0);
    const texts = await Promise.all([
      ...outs.slice(0, 2).map((out) => readFile(join(host, out), 'utf8')),
      readFile(outs[2] ?? '', 'utf8'),
    ]);
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({ format: 'l9gen-plan', schemaVersion: 1 });
    // The first plan stands in the root when the others are made; no plan has a folder's names of it but by their hash.
    const work = texts.map((text) => ({ ...(JSON.parse(text) as SavedPlan), digest: '', reads: [] }));
    expect(work[1]).toEqual(work[0]);
    expect(work[2]).toEqual(work[0]);
    expect((await runCli(host, ['apply', outs[1] ?? ''])).exitCode).toBe(0);
    expect((await runCli(host, ['check'])).exitCode).toBe(0);
  });

  it('is what its published schema says, and says how to go on', async () => {
    const { host } = await place();
    const run = await runCli(host, ['plan', '--out', "it's.json"]);
    expect(run.stdout).toContain("\nnext: l9gen apply 'it'\\''s.json'\n");
    expect(run.stdout).toContain('\nplan: ok (to create 16, to update 4, saved)\n');
    const isPlan = new Ajv2020({ strict: true }).compile(planSchema);
    expect(isPlan(JSON.parse(await readFile(join(host, "it's.json"), 'utf8'))), JSON.stringify(isPlan.errors)).toBe(
      true,
    );
  });

  it('takes the file from --cwd, and refuses a symlink', async () => {
    const { outside, host } = await place();
    await symlink(join(outside, 'elsewhere.json'), join(host, 'link.json'));
    expect((await runCli(outside, ['plan', '--cwd', host, '--out', 'plan.json'])).exitCode).toBe(0);
    expect([existsSync(join(host, 'plan.json')), existsSync(join(outside, 'plan.json'))]).toEqual([true, false]);
    const refused = await runJson(host, ['plan', '--out', 'link.json']);
    expect([refused.exitCode, refused.report.diagnostics[0]?.code]).toEqual([2, 'toolkit/plan-file']);
    expect(existsSync(join(outside, 'elsewhere.json'))).toBe(false);
  });

  it('does not overwrite a plan that a hand changed', async () => {
    const { host } = await place();
    await runCli(host, ['plan', '--out', 'plan.json']);
    const text = await readFile(join(host, 'plan.json'), 'utf8');
    await writeFile(join(host, 'plan.json'), `${text}\n`);
    expect((await runCli(host, ['plan', '--out', 'plan.json'])).exitCode).toBe(2);
    expect(await readFile(join(host, 'plan.json'), 'utf8')).toBe(`${text}\n`);
  });
});

describe('l9gen apply', () => {
  it('writes what generate would have written when the plan was made, also where it lies elsewhere', async () => {
    const { outside, host } = await place();
    const plan = join(outside, 'plan.json');
    await runCli(host, ['plan', 'slack.webhook', '--out', plan]);
    const { exitCode, report } = await runJson(host, ['apply', plan], { SOURCE_DATE_EPOCH: '1900000000' });
    expect([exitCode, report.summary['created'], report.summary['updated']]).toEqual([0, 16, 4]);
    expect(report.data).toMatchObject({
      changes: expect.arrayContaining([{ action: 'create', path: config }]) as unknown,
    });
    const other = await baseWorkspace('generated');
    onTestFinished(() => removeFolder(other));
    expect(await bytesOf(host)).toEqual(await bytesOf(other));
  });

  it('gives up a hand edit only where the plan that was saved names it', async () => {
    const host = await baseWorkspace('generated');
    onTestFinished(() => removeFolder(host));
    const made = await readFile(join(host, config), 'utf8');
    await writeFile(join(host, config), made.replace('import ', '// mine\nimport '));
    await runCli(host, ['plan', '--discard', config, '--out', 'plan.json']);
    expect((await runCli(host, ['apply', 'plan.json'])).exitCode).toBe(0);
    expect(await readFile(join(host, config), 'utf8')).toBe(made);
  });

  it('touches nothing outside of the repository, whatever a plan says that was made to look whole', async () => {
    const { outside, host } = await place();
    const canary = join(outside, 'canary');
    await writeFile(canary, 'alive');
    await runCli(host, ['plan', '--out', join(outside, 'plan.json')]);
    const saved = JSON.parse(await readFile(join(outside, 'plan.json'), 'utf8')) as SavedPlan;
    const before = await snapshot(host);
    const paths = [
      canary,
      `../${canary.split('/').slice(-2).join('/')}`,
      `l9/../../${canary}`,
      '.git/hooks/pre-commit',
    ];
    for (const path of paths) {
      const operations = saved.operations.map((operation) => ({ ...operation, path: path as RelPath }));
      await writeFile(join(outside, 'plan.json'), formatSavedPlan({ ...saved, operations }));
      const { exitCode } = await runCli(host, ['apply', join(outside, 'plan.json')]);
      expect(exitCode).toBe(5);
    }
    expect(await readFile(canary, 'utf8')).toBe('alive');
    expect(await snapshot(host)).toEqual(before);
  });
});
