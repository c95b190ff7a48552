import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { hashOf } from '../../src/text/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/* Whatever path a contract or a ledger names: the program ends as it should, and nothing is written but inside the root. */

const nothingLike = {
  above: '../outside/canary.ts',
  'above, from within': 'l9/../../outside/canary.ts',
  'only above': '..',
  absolute: '/tmp/l9gen-canary.ts',
  'of a home': '~/canary.ts',
  'of a user': '~root/canary.ts',
  'of a drive': 'C:\\canary.ts',
  'relative to a drive': 'C:canary.ts',
  'of a server': '\\\\server\\share\\canary.ts',
  'of a server, otherwise': '//server/share/canary.ts',
  'with backslashes': '..\\outside\\canary.ts',
  'with NUL': 'l9/canary.ts\u0000.md',
  'with a line end': 'l9/canary\n.ts',
  'ending in a dot': 'l9/canary.ts.',
  'ending in a space': 'l9/canary.ts ',
  'in a folder ending in dots': 'l9/.../canary.ts',
  'a device': 'CON',
  'a device below': 'l9/NUL',
  'a device with an ending': 'l9/aux.ts',
  'of four thousand characters': `l9/${'a'.repeat(4000)}.ts`,
  'of four thousand characters in segments': `${'l9/'.repeat(1333)}canary.ts`,
  'with a segment of 256 bytes': `l9/${'a'.repeat(253)}.ts`,
  'with a segment of 255 characters and more bytes': `l9/${'ä'.repeat(252)}.ts`,
  'of git': '.git/hooks/pre-commit',
  'of git, in capitals': '.GIT/hooks/pre-commit',
  'of git, as Windows has it': 'git~1/hooks/pre-commit',
  'of git, further down': 'l9/.git/config',
  'of a run': '.l9gen/journal.json',
  'of a lock': '.l9gen/lock/1-1-0123456789abcdef-0123456789abcdef',
  'a folder that is there': 'l9',
  'a file that is somebody else’s': 'package.json',
  'below a file': 'package.json/canary.ts',
  empty: '',
  'the root': '.',
  'a file in other letters': 'L9/Router.ts',
  'with a decomposed accent': 'l9/cafe\u0301.ts',
} as const;

/** Places where a contract or a ledger names a path: a file, and the text in it that becomes another. */
const places = {
  'registry: spec': [
    'modules/registry.yaml',
    /status: spec_complete/,
    (path: string) => `status: spec_complete\n    spec: ${path}`,
  ],
  'contracts: module_root': ['.l9_modules.meta.yaml', /module_root: .*/, (path: string) => `module_root: ${path}`],
  'contracts: spec_root': ['.l9_modules.meta.yaml', /spec_root: .*/, (path: string) => `spec_root: ${path}`],
  'contracts: registry_file': [
    '.l9_modules.meta.yaml',
    /^registry_file: .*/m,
    (path: string) => `registry_file: ${path}`,
  ],
  'contracts: machine_registry_file': [
    '.l9_modules.meta.yaml',
    /machine_registry_file: .*/,
    (path: string) => `machine_registry_file: ${path}`,
  ],
  'wiring: tool registry': ['.l9_wiring.meta.yaml', /file: l9\/tool_registry.ts/, (path: string) => `file: ${path}`],
  'wiring: agent registry': [
    '.l9_wiring.meta.yaml',
    /agent_registry_file: .*/,
    (path: string) => `agent_registry_file: ${path}`,
  ],
  'meta: package_path': [meta(), /package_path: .*/, (path: string) => `package_path: ${path}`],
  'meta: service_module': [meta(), /service_module: .*/, (path: string) => `service_module: ${path}`],
  'meta: spec_file': [meta(), /spec_file: .*/, (path: string) => `spec_file: ${path}`],
  'meta: a document': [meta(), /- l9\/modules\/slack_webhook\/README.md/, (path: string) => `- ${path}`],
  'meta: a test': [
    meta(),
    /file: tests\/modules\/slack_webhook\/slack_webhook.test.ts/,
    (path: string) => `file: ${path}`,
  ],
  'meta: the router entry': [
    meta(),
    /file: l9\/modules\/slack_webhook\/routes\/slack_webhook.ts/,
    (path: string) => `file: ${path}`,
  ],
} as const;

function meta(): string {
  return 'l9/modules/slack_webhook/module.meta.yaml';
}

/** A workspace with git beside it, in a folder with something that nobody may touch. */
async function guardedWorkspace(): Promise<{ readonly base: string; readonly root: string }> {
  const [workspace, base] = [await baseWorkspace('contracts'), await createFolder()];
  onTestFinished(() => removeFolder(base));
  const root = join(base, 'root');
  await cp(workspace, root, { recursive: true });
  await removeFolder(workspace);
  for (const folder of ['outside', 'root/.git/hooks']) await mkdir(join(base, folder), { recursive: true });
  for (const file of ['outside/canary.ts', 'root/.git/config', 'root/.git/hooks/pre-commit'])
    await writeFile(join(base, file), 'canary');
  return { base, root };
}

// Every place meets every kind of path in the long campaign; here each kind meets some places, and each place some kinds.
const isLong = process.env['L9GEN_LONG'] !== undefined;
const pairs = Object.keys(nothingLike).flatMap((kind, row) =>
  Object.keys(places).flatMap((place, column) => (isLong || (row + column) % 13 === 0 ? [[kind, place] as const] : [])),
);

test.each(pairs)('a path %s in %s', async (kind, place) => {
  const path = nothingLike[kind as keyof typeof nothingLike];
  const [file, known, instead] = places[place as keyof typeof places];
  const { base, root } = await guardedWorkspace();
  const text = await readFile(join(root, file), 'utf8');
  const changed = text.replace(known, instead(JSON.stringify(path)));
  expect(changed).not.toBe(text);
  await writeFile(join(root, file), changed);
  const before = await treeOf(base);
  const run = await runCli(root, ['generate', '--format', 'json']);
  const after = await treeOf(base);
  const report = JSON.parse(run.stdout) as { readonly diagnostics: readonly { readonly message: string }[] };
  expect([0, 1, 2, 3, 5], `${run.stdout}${run.stderr}`).toContain(run.exitCode);
  if (run.exitCode !== 0) {
    expect(report.diagnostics).not.toEqual([]);
    expect(after, run.stdout).toEqual(before);
    return;
  }
  // What cannot do harm may be done: everything that was there stands as it stood, but what belongs to us.
  expect(after).toEqual(expect.arrayContaining(before.filter((line) => !isOurs(line))));
  const outside = (line: string): boolean => !line.startsWith('root/') || line.startsWith('root/.git/');
  expect(after.filter(outside)).toEqual(before.filter(outside));
});

const isOurs = (line: string): boolean =>
  /^root\/(l9\/(router|tool_registry)|l9\/core\/agents\/registry|\.env|\.l9gen)/.test(line);

/** Every file with the hash of its bytes and its time. */
async function treeOf(folder: string): Promise<readonly string[]> {
  return [...(await snapshot(folder))].map(([path, { bytes, mtimeMs }]) => `${path} ${hashOf(bytes)} ${mtimeMs}`);
}
