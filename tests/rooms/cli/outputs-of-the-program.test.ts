import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createFolder, removeFolder } from '../../support/temporary-folder.js';

/* The built program on outputs of the system that cannot be written. */

const bin = resolve('dist/src/cli/bin.js');
let folder = '';

beforeAll(async () => {
  folder = await createFolder();
});

afterAll(() => removeFolder(folder));

test.runIf(existsSync('/dev/full'))('a full disk is one line on stderr and exit code 2', () => {
  const run = spawnSync('sh', ['-c', '"$0" "$1" validate > /dev/full', process.execPath, bin], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status: run.status, stderr: run.stderr }).toEqual({
    status: 2,
    stderr: 'l9gen: the report cannot be written (ENOSPC)\n',
  });
});

test('a reader that reads nothing leaves no stack trace', () => {
  const run = spawnSync('sh', ['-c', '"$0" "$1" explain model/unknown-key | true', process.execPath, bin], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
});

test('a reader of a document that goes away early leaves no stack trace', () => {
  const run = spawnSync('sh', ['-c', '"$0" "$1" graph --format html | head -c 1 > /dev/null', process.execPath, bin], {
    cwd: resolve('examples/demo-host'),
    encoding: 'utf8',
  });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
});
