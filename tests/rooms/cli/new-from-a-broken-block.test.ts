import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli } from '../../support/run-cli.js';
import { removeFolder } from '../../support/temporary-folder.js';

test('a slip in a Module Block is not promised to be mended by a verb that does not read it', async () => {
  const folder = await baseWorkspace('empty');
  onTestFinished(() => removeFolder(folder));
  await writeFile(join(folder, 'block.yaml'), 'module_block:\n  module_idd: slack.lookup\n');
  const { stdout } = await runCli(folder, ['new', '--from', 'block.yaml']);
  expect(stdout).toContain('fix: module_id:');
  expect(stdout).not.toContain('mend:');
});
