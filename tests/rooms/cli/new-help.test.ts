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
