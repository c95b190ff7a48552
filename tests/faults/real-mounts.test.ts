import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../support/base-workspace.js';
import { canMount, runMounting } from '../support/private-mounts.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/* The built program on real disks that are full, read-only, or stand in the middle of the tree. */

const bin = resolve('dist/src/cli/bin.js');
const generate = `"${process.execPath}" "${bin}" generate --format json`;

async function workspace(): Promise<string> {
  const folder = await baseWorkspace('contracts');
  onTestFinished(() => removeFolder(folder));
  return folder;
}

async function treeOf(folder: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await snapshot(folder))].map(([path, { bytes }]) => [path, bytes]));
}

async function generatedTree(): Promise<ReadonlyMap<string, string>> {
  const folder = await workspace();
  await runCli(folder, ['generate']);
  return treeOf(folder);
}

/** A disk of its own with the workspace on it: runs `generate` there, and copies what then stands there to `$2`. */
const onFullDisk = `
mount -t tmpfs -o "size=64m" none /mnt
cp -a "$1/." /mnt
used=$(df --output=used -k /mnt | tail -1)
mount -o "remount,size=$((used + $3))k" /mnt
cd /mnt
code=0
${generate} || code=$?
cp -a /mnt/. "$2"
exit $code`;

// How much the disk has left: it fills up at the first file, halfway, or never.
const enough = 4000;
const kilobytesLeft = process.env['L9GEN_LONG'] === undefined ? [40, enough] : [4, 40, enough];

test.skipIf(!canMount)(
  'a disk that fills up, at any of several moments: no space left, and nothing has changed',
  async () => {
    const after = await generatedTree();
    const ends: unknown[] = [];
    for (const kilobytes of kilobytesLeft) {
      const [folder, copy] = [await workspace(), await createFolder()];
      onTestFinished(() => removeFolder(copy));
      const before = await treeOf(folder);
      const run = await runMounting(onFullDisk, [folder, copy, String(kilobytes)]);
      const report = JSON.parse(run.output) as { readonly diagnostics: readonly { readonly code: string }[] };
      ends.push([run.exitCode, report.diagnostics.map(({ code }) => code)]);
      expect(await treeOf(copy), run.output).toEqual(run.exitCode === 0 ? after : before);
    }
    expect(ends).toEqual(kilobytesLeft.map((left) => (left === enough ? [0, []] : [2, ['apply/disk-full']])));
  },
);

test.skipIf(!canMount)('a folder of the tree that is mounted read-only is named, and nothing has changed', async () => {
  const folder = await workspace();
  const before = await treeOf(folder);
  const script = `mount --bind "$1/l9" "$1/l9"; mount -o remount,bind,ro "$1/l9"; cd "$1"; ${generate}`;
  const run = await runMounting(script, [folder]);
  expect([run.exitCode, JSON.parse(run.output)], run.output).toEqual([
    2,
    expect.objectContaining({ diagnostics: [expect.objectContaining({ code: 'apply/not-writable' })] }),
  ]);
  expect(await treeOf(folder)).toEqual(before);
});

test.skipIf(!canMount)('a folder of the tree on another disk is written like any other', async () => {
  const [folder, copy] = [await workspace(), await createFolder()];
  onTestFinished(() => removeFolder(copy));
  const script = `mount -t tmpfs -o size=64m none /mnt; cp -a "$1/l9/." /mnt; mount --bind /mnt "$1/l9"; cd "$1"
code=0; ${generate} || code=$?
cp -a "$1/." "$2"; exit $code`;
  const run = await runMounting(script, [folder, copy]);
  expect(run.exitCode, run.output).toBe(0);
  expect(await treeOf(copy)).toEqual(await generatedTree());
});

test.skipIf(!canMount)(
  'a file that is a mount of its own cannot be replaced: named, and nothing has changed',
  async () => {
    const [folder, elsewhere] = [await workspace(), await createFolder()];
    onTestFinished(() => removeFolder(elsewhere));
    await cp(join(folder, 'l9/router.ts'), join(elsewhere, 'router.ts'));
    const before = await treeOf(folder);
    const script = `mount --bind "$2/router.ts" "$1/l9/router.ts"; cd "$1"; ${generate}`;
    const run = await runMounting(script, [folder, elsewhere]);
    expect([run.exitCode, JSON.parse(run.output)], run.output).toEqual([
      5,
      expect.objectContaining({
        diagnostics: [expect.objectContaining({ code: 'apply/other-file-system', file: 'l9/router.ts' })],
      }),
    ]);
    expect(await treeOf(folder)).toEqual(before);
  },
);
