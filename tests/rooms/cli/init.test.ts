import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runCli, runJson } from '../../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../../support/temporary-folder.js';

let folder = '';

beforeEach(async () => {
  folder = await createFolder();
});

afterEach(() => removeFolder(folder));

describe('init', () => {
  it('tells what to do next, and the summary last', async () => {
    const { stdout } = await runCli(folder, ['init', 'my shop/eu']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.slice(0, -1)).toEqual([
      "next: cd 'my shop/eu'",
      'next: npm install',
      'next: npx l9gen new <module_id>',
      'next: npx l9gen generate',
      'next: npm start',
      '',
    ]);
    expect(lines.at(-1)).toMatch(/^init: ok \(created \d+\)$/);
  });

  it('leaves the next steps out of JSON, and lists there every file', async () => {
    const { stdout, report } = await runJson(folder, ['init']);
    expect(stdout).not.toContain('"next"');
    expect((report.data as { readonly changes: readonly unknown[] }).changes).toHaveLength(
      Number(report.summary['created']),
    );
  });

  it('says no word of a folder to enter to who is there', async () => {
    expect((await runCli(folder, ['init'])).stdout).not.toContain('next: cd');
  });

  it('does not make the folder that --cwd names', async () => {
    expect((await runCli(folder, ['init', 'shop', '--cwd', 'nowhere'])).exitCode).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it('makes no folder when the environment is refused', async () => {
    const run = await runCli(folder, ['init', 'a/b'], { SOURCE_DATE_EPOCH: 'soon' });
    expect(run.exitCode).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves a workspace alone, also one inside another', async () => {
    await runCli(folder, ['init']);
    expect((await runCli(folder, ['init'])).stdout).toBe('init: ok (already initialised)\n');
    expect(existsSync(join(folder, 'deep'))).toBe(false);
  });

  it.runIf(existsSync('/proc/self'))('ends where the system makes no folder', async () => {
    const { exitCode, report } = await runJson(folder, ['init', '/proc/x/y']);
    expect({ exitCode, codes: report.diagnostics.map(({ code }) => code) }).toEqual({
      exitCode: 2,
      codes: ['cli/no-folder'],
    });
  });
});

describe('init --ci', () => {
  const files = [
    '.github/workflows/l9gen.yml',
    '.github/workflows/repair.yml',
    '.pre-commit-config.yaml',
    'Makefile',
    'l9gen.mk',
  ];

  it('writes the CI files and nothing else, also a second time', async () => {
    await writeFile(join(folder, 'setup.py'), '');
    const { report } = await runJson(folder, ['init', '--ci']);
    expect(report.summary).toMatchObject({ created: files.length, warnings: 0 });
    const before = await snapshot(folder);
    expect([...before.keys()].sort()).toEqual([...files, 'setup.py'].sort());
    expect(await runCli(folder, ['init', '--ci'])).toMatchObject({ exitCode: 0 });
    expect(await snapshot(folder)).toEqual(before);
  });

  it('states the version that wrote them', async () => {
    await runCli(folder, ['init', '--ci']);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };
    for (const file of ['l9gen.mk', '.pre-commit-config.yaml'])
      expect(await readFile(join(folder, file), 'utf8')).toContain(`npx --yes l9gen@${version}`);
  });

  it('goes to the top of the repository, where GitHub looks', async () => {
    await mkdir(join(folder, '.git'));
    await mkdir(join(folder, 'packages/api'), { recursive: true });
    await runCli(join(folder, 'packages/api'), ['init', '--ci']);
    expect(existsSync(join(folder, '.github/workflows/l9gen.yml'))).toBe(true);
    expect(await readdir(join(folder, 'packages/api'))).toEqual([]);
  });

  it('makes no folder', async () => {
    expect((await runCli(folder, ['init', '--ci', 'nowhere'])).exitCode).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });
});
