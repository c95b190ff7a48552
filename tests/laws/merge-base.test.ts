import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { createNodeFileSystem, type FileSystem } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import { generate } from '../../src/toolkit/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { commitAll, mustGit } from '../support/repository.js';
import { runCli } from '../support/run-cli.js';
import { copyOf, createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';
import { contextOf } from '../support/toolkit-context.js';

/*
 * Law 8: the base of a merge is in the repository and proven by its hash. So a hand edit and a change of the contract
 * merge into the same bytes in a full clone, in a shallow one, with a rewritten history and without any version control,
 * and also when the generator is years younger than the one that made the file.
 */

const client = 'l9/modules/slack_webhook/clients/slack_webhook_client.ts';
const spec = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';

async function replaceIn(folder: string, file: string, [from, to]: readonly [from: string, to: string]): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

/** A repository with a history: made, then edited by a person, then asked for something else. */
async function editedRepository(): Promise<string> {
  const folder = await baseWorkspace('generated');
  onTestFinished(() => removeFolder(folder));
  await mustGit(folder, 'init', '--quiet', '--initial-branch=main');
  await commitAll(folder, 'made');
  await replaceIn(folder, client, ['attempts: 4,', "attempts: 4, // the platform's own limit"]);
  await replaceIn(folder, client, ['export interface', '/** Mine. */\nexport interface']);
  await commitAll(folder, 'edited');
  await replaceIn(folder, spec, ['timeout_seconds: 10', 'timeout_seconds: 20']);
  await commitAll(folder, 'asked for');
  return folder;
}

const ways: readonly (readonly [string, (from: string, to: string) => Promise<unknown>])[] = [
  ['a full clone', (from, to) => mustGit(to, 'clone', '-q', from, '.')],
  ['a shallow clone', (from, to) => mustGit(to, 'clone', '-q', '--depth', '1', pathToFileURL(from).href, '.')],
  [
    'a rewritten history',
    async (from, to) => {
      await mustGit(to, 'clone', '-q', from, '.');
      await mustGit(to, 'checkout', '-q', '--orphan', 'anew');
      await mustGit(to, 'commit', '-q', '-m', 'all at once');
      await mustGit(to, 'branch', '-q', '-D', 'main');
    },
  ],
  [
    'no version control',
    async (from, to) => {
      await mustGit(to, 'clone', '-q', from, '.');
      await rm(join(to, '.git'), { recursive: true });
    },
  ],
];

async function mergedTree(folder: string): Promise<ReadonlyMap<string, string>> {
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  const files = [...(await snapshot(folder))].filter(([path]) => !path.startsWith('.git/'));
  return new Map(files.map(([path, { bytes }]) => [path, bytes]));
}

test('the same merge comes out of every checkout', async () => {
  const repository = await editedRepository();
  const trees: ReadonlyMap<string, string>[] = [];
  for (const [, checkOut] of ways) {
    const folder = await createFolder();
    onTestFinished(() => removeFolder(folder));
    await checkOut(repository, folder);
    trees.push(await mergedTree(folder));
  }
  const [first] = trees;
  for (const [index, tree] of trees.entries()) expect(tree, ways[index]?.[0]).toEqual(first);
  const text = Buffer.from(first?.get(client) ?? '', 'base64').toString('utf8');
  for (const part of ["// the platform's own limit", '/** Mine. */', 'timeoutMs: 20000']) expect(text).toContain(part);
});

/** The product as a later release ships it: one template makes another text. */
function laterProduct(now: FileSystem): FileSystem {
  const template = relPath('templates/module/client.ts.hbs');
  return {
    ...now,
    read: async (path) => {
      const bytes = await now.read(path);
      if (path !== template || !bytes) return bytes;
      const text = Buffer.from(bytes).toString('utf8');
      expect(text).toContain('        url: ');
      return Buffer.from(text.replace('        url: ', '        keepAlive: true,\n        url: '));
    },
  };
}

test('a generator of years later merges with the base that an earlier one recorded', async () => {
  const repository = await editedRepository();
  const later = await copyOf(repository);
  onTestFinished(() => removeFolder(later));
  const context = contextOf(later);
  const result = await generate(
    { ...context, toolVersion: '99.0.0', product: laterProduct(createNodeFileSystem(process.cwd())) },
    [],
  );
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const text = await readFile(join(later, client), 'utf8');
  for (const part of ["// the platform's own limit", '/** Mine. */', 'timeoutMs: 20000', 'keepAlive: true'])
    expect(text).toContain(part);
});

test.each(['bases', 'modules'])('where .l9gen/%s is gone, nothing is degraded in silence', async (records) => {
  const repository = await editedRepository();
  await rm(join(repository, '.l9gen', records), { recursive: true });
  const before = await snapshot(repository);
  const { exitCode, stdout } = await runCli(repository, ['generate']);
  expect(exitCode).toBe(3);
  expect(stdout).toContain(client);
  expect(await snapshot(repository)).toEqual(before);
});
