import { expect, test } from 'vitest';

import { runCli } from '../../support/run-cli.js';

test('the help of new tells what holds for a flag that is not given', async () => {
  const help = (await runCli('.', ['new', '--help'])).stdout.replaceAll(/\s+/g, ' ');
  expect(help).toContain('who approves its effects; none unless told');
  expect(help).toContain('agents may call it as a tool; no unless told');
  expect(help).toContain('what sets it to work; needed without a terminal');
  expect(help).toContain('"*/15 * * * *" unless told');
});
