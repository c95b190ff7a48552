import { expect, test } from 'vitest';

import { runCli } from '../../support/run-cli.js';

test('the help of new tells what holds for a flag that is not given', async () => {
  const help = (await runCli('.', ['new', '--help'])).stdout.replaceAll(/\s+/g, ' ');
  expect(help).toContain('who approves its effects; none unless told');
  expect(help).toContain('agents may call it as a tool; no unless told');
  expect(help).toContain('what sets it to work; needed without a terminal');
  expect(help).toContain('"*/15 * * * *" unless told');
});

test('the help names no default that says nothing', async () => {
  for (const verb of ['new', 'validate', 'migrate'])
    expect((await runCli('.', [verb, '--help'])).stdout).not.toMatch(/default:\s+(\{\}|false)/);
});

test('the help of every verb fits 80 columns', async () => {
  const { stdout } = await runCli('.', ['--help']);
  const verbs = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, verb]) => verb ?? '');
  expect(verbs.length).toBeGreaterThan(18);
  for (const verb of [...verbs, '--help']) {
    const help = await runCli('.', [verb, '--help']);
    const long = help.stdout.split('\n').filter((line) => line.length > 80);
    expect({ verb, long }).toEqual({ verb, long: [] });
  }
});
