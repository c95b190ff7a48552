import { existsSync, readFileSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { ended, type ProcessRun } from '../support/ended.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, linkPackages, removeFolder } from '../support/temporary-folder.js';
import { parseWorkflow, scriptOf } from '../support/workflow.js';

/* A new host, and in it the scripts of ci.yml as they stand, with the built l9gen in place of the one that npx would fetch. */

const hasMake = existsSync('/usr/bin/make');
const isLong = process.env['L9GEN_LONG'] !== undefined;
const minutes = 300_000;
const workflow = parseWorkflow(readFileSync('templates/host/dot-github/workflows/ci.yml', 'utf8'));
const l9gen = `${process.execPath} ${resolve('dist/src/cli/bin.js')}`;
let folder = '';

beforeAll(async () => {
  folder = await createFolder();
  expect((await runCli(folder, ['init'])).exitCode).toBe(0);
  await linkPackages(folder);
});

afterAll(() => removeFolder(folder));

const summary = (): string => join(folder, 'coverage/coverage-summary.json');

function run(command: string, args: readonly string[]): Promise<ProcessRun> {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(?:VITEST|NODE_|MAKE)/.test(key));
  const given = { CI: 'true', L9GEN: l9gen, GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
  return ended(command, args, { cwd: folder, env: { ...Object.fromEntries(inherited), ...given } });
}

const npm = (args: readonly string[]): Promise<ProcessRun> => run('npm', args);

function runStep(name: string): Promise<ProcessRun> {
  return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', scriptOf(workflow, name)]);
}

async function expectSteps(names: readonly string[], exitCode = 0): Promise<void> {
  for (const name of names) {
    const step = await runStep(name);
    expect(step.exitCode === 0 ? 0 : 1, `${name}\n${step.output.slice(-10_000)}`).toBe(exitCode);
  }
}

const reports = ['reports/gaps.sarif', 'reports/gaps.junit.xml', 'reports/gaps.md'] as const;
const scanning = ['Contracts, and what is made of them', 'Scan'] as const;
const telling = ['Write the reports', 'Show the summary'] as const;

describe.runIf(hasMake)('ci in a new host', () => {
  test('types and tests succeed, and what the tests cover is measured', { timeout: minutes }, async () => {
    await expectSteps(['Types']);
    if (isLong) await expectSteps(['Tests on the embedded database']);
    else expect(await npm(['run', 'coverage', '--', 'tests/host/json.test.ts'])).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(await readFile(summary(), 'utf8'))).toHaveProperty('total.lines.pct');
    expect(await readFile(join(folder, 'coverage/lcov.info'), 'utf8')).toContain('SF:l9/');
  });

  test('the scan finds nothing, and says so in every report', { timeout: minutes }, async () => {
    // One file of tests covers too little; that all of them cover enough is seen in the long campaign.
    if (!isLong) await writeFile(summary(), '{"total":{"lines":{"total":100,"covered":90,"pct":90}}}');
    await expectSteps([...scanning, ...telling]);
    expect(existsSync(join(folder, 'meta-gaps.yaml'))).toBe(false);
    for (const report of reports) expect((await stat(join(folder, report))).size, report).toBeGreaterThan(0);
    expect(JSON.parse(await readFile(join(folder, 'reports/gaps.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [] }],
    });
    expect(await readFile(join(folder, 'summary.md'), 'utf8')).toContain('gaps');
  });

  test('a gap fails the scan, and is in every report', { timeout: minutes }, async () => {
    const contract = 'type: component_readme\ncomponent: { name: Core, purpose: Serves modules. }\n';
    await writeFile(join(folder, 'l9/core/README.meta.yaml'), contract);
    await expectSteps(['Scan'], 1);
    await expectSteps(telling);
    const { gaps } = parse(await readFile(join(folder, 'meta-gaps.yaml'), 'utf8')) as {
      readonly gaps: readonly unknown[];
    };
    expect(gaps.length).toBeGreaterThan(0);
    for (const report of [...reports, 'summary.md'])
      expect(await readFile(join(folder, report), 'utf8')).toContain('l9/core/README.md');
  });
});
