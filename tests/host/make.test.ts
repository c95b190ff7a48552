import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ended, type ProcessRun } from '../support/ended.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder } from '../support/temporary-folder.js';

/* The targets that people and CI make in a host. In place of l9gen stands a script that ends with the code it is told. */

const hasMake = existsSync('/usr/bin/make');
let folder = '';

beforeAll(async () => {
  folder = await createFolder();
  expect((await runCli(folder, ['init'])).exitCode).toBe(0);
  await writeFile(join(folder, 'stand-in'), '#!/bin/sh\necho "$@"\nexit "$CODE"\n');
  await chmod(join(folder, 'stand-in'), 0o755);
});

afterAll(() => removeFolder(folder));

function make(args: readonly string[], code = 0): Promise<ProcessRun> {
  const env = { PATH: process.env['PATH'] ?? '', L9GEN: './stand-in', CODE: String(code) };
  return ended('make', args, { cwd: folder, env });
}

const readmeTargets = async (): Promise<readonly string[]> =>
  [...(await readFile(join(folder, 'README.md'), 'utf8')).matchAll(/^\| `make ([a-z-]+)`/gm)].map(
    ([, name]) => name ?? '',
  );

const namesOf = ({ output }: ProcessRun): readonly string[] =>
  output
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');

describe.runIf(hasMake)('make', () => {
  test('help is the default, and lists every target of the README and of CI', async () => {
    const listed = namesOf(await make([]));
    expect(listed).toEqual([...listed].sort());
    const ci = await readFile(join(folder, '.github/workflows/ci.yml'), 'utf8');
    const called = [...ci.matchAll(/make ([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect((await readmeTargets()).length).toBeGreaterThan(4);
    expect(listed).toEqual(expect.arrayContaining([...called, ...(await readmeTargets()), 'help']));
  });

  test('every target that is listed can be made', async () => {
    for (const name of namesOf(await make(['help'])))
      expect(await make(['--dry-run', name]), name).toMatchObject({ exitCode: 0 });
  });

  test('a lockfile is kept to, where there is one', async () => {
    expect((await make(['--dry-run', 'install'])).output).toBe('npm install\n');
    await writeFile(join(folder, 'package-lock.json'), '{}');
    expect((await make(['--dry-run', 'install'])).output).toBe('npm ci\n');
  });

  test.each([0, 1])('reports are written with exit code %i', async (code) => {
    const reports = `out-${code}`;
    expect(await make(['reports', `REPORTS=${reports}`], code)).toMatchObject({ exitCode: 0 });
    for (const [file, format] of [
      ['gaps.sarif', 'sarif'],
      ['gaps.junit.xml', 'junit'],
      ['gaps.md', 'markdown'],
    ] as const)
      expect(await readFile(join(folder, reports, file), 'utf8')).toBe(`gaps --no-write --format ${format}\n`);
  });

  // Wrong usage, stale, refused, locked, a bug, interrupted.
  test.each([2, 4, 5, 6, 70, 130])(
    'what could not run fails with exit code %i, and tells what was said',
    async (code) => {
      for (const [target, said] of [
        ['reports', 'gaps --no-write --format markdown'],
        ['repair-report', 'repair --format markdown'],
      ] as const) {
        const run = await make([target, 'REPORTS=out'], code);
        expect(run.exitCode, target).not.toBe(0);
        expect(run.output).toMatch(new RegExp(`^${said}$`, 'm'));
        expect(run.output).toContain(`Error ${code}`);
      }
    },
  );

  test('conflicts are no report of gaps', async () => {
    expect((await make(['reports'], 3)).exitCode).not.toBe(0);
  });

  test('a repair that leaves something to people is a repair', async () => {
    for (const code of [0, 1, 3]) expect(await make(['repair-report'], code)).toMatchObject({ exitCode: 0 });
  });

  test('findings fail the targets that judge', async () => {
    for (const target of ['validate', 'check', 'conform', 'gaps', 'repair'])
      expect((await make([target], 1)).exitCode, target).not.toBe(0);
  });

  test('flags reach l9gen', async () => {
    expect((await make(['gaps', 'ARGS=--format github'])).output).toContain('gaps --format github\n');
  });
});
