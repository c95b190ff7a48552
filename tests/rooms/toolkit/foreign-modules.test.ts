import { expect, it } from 'vitest';

import { createMemoryFileSystem } from '../../../src/host/index.js';
import { findGaps } from '../../../src/toolkit/index.js';
import { baseWorkspace } from '../../support/base-workspace.js';
import { memoryTree } from '../../support/memory-workspace.js';
import { contextOf } from '../../support/toolkit-context.js';

const folder = 'l9/modules/slack_webhook';

// The contracts of a module, with a layout in Python.
async function pythonModule(): Promise<Record<string, string>> {
  const files = await memoryTree(await baseWorkspace('contracts'));
  const texts = Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')] as const);
  const inPython = (text: string): string =>
    text.replace(/(slack_webhook[\w/]*|schemas|config|handlers)\.ts$/gm, '$1.py');
  return Object.fromEntries(
    texts
      .filter(([path]) => !path.startsWith('.l9gen'))
      .map(([path, text]) => [path, /\/(module|tests)\.meta\.yaml$/.test(path) ? inPython(text) : text]),
  );
}

async function gapsOf(tree: Readonly<Record<string, string>>) {
  const { data } = await findGaps(contextOf(createMemoryFileSystem(tree)), { writes: false });
  return (data as { gaps: { kind: string; targetFile?: string; context: { problem: string } }[] }).gaps;
}

it('demands of a module in Python what its contracts name, and nothing that generating would make', async () => {
  const tree = await pythonModule();
  const gaps = await gapsOf(tree);
  const named = gaps.flatMap(({ targetFile }) => targetFile ?? []).filter((path) => path.startsWith(folder));
  expect(named.sort()).toEqual(
    [
      'README.md',
      'adapters/slack_webhook_adapter.py',
      'clients/slack_webhook_client.py',
      'config.py',
      'handlers.py',
      'routes/slack_webhook.py',
      'schemas.py',
      'services/slack_webhook_service.py',
    ].map((name) => `${folder}/${name}`),
  );
  expect(new Set(gaps.map(({ kind }) => kind))).toEqual(
    new Set(['missing_doc', 'missing_file', 'missing_test_file', 'not_evaluable']),
  );
});

it('says of the wiring of a module in Python that it cannot be judged, and blocks', async () => {
  const problems = (await gapsOf(await pythonModule())).filter(({ context }) =>
    context.problem.includes('Of the module'),
  );
  expect(problems.map(({ kind, context }) => [kind, context.problem])).toEqual([
    [
      'not_evaluable',
      'Of the module `slack.webhook`, that its tool is registered (`.l9_wiring.meta.yaml:8`) and that its agents exist ' +
        '(`.l9_wiring.meta.yaml:12`) and that it asks for approval (`.l9_wiring.meta.yaml:20`) cannot be judged: only code ' +
        'in TypeScript can be followed, and `l9/modules/slack_webhook/routes/slack_webhook.py` is none.',
    ],
  ]);
});
