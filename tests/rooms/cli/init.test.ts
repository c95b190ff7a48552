import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runCli, runJson } from '../../support/run-cli.js';
import { createFolder, removeFolder } from '../../support/temporary-folder.js';

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
