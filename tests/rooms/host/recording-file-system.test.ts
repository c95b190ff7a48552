import { expect, test } from 'vitest';

import {
  answersAgain,
  createFaultyFileSystem,
  createMemoryFileSystem,
  createRecordingFileSystem,
  type FileSystem,
} from '../../../src/host/index.js';
import { relPath } from '../../../src/text/index.js';

const tree = { 'a/one.yaml': 'one', 'a/two.yaml': 'two', 'b/three.yaml': 'three' };

/** Asks in every way there is. */
async function askAll(files: FileSystem): Promise<void> {
  await files.list();
  await files.entries();
  await files.entries(relPath('a'));
  await files.stat(relPath('b'));
  await files.read(relPath('a/one.yaml'));
  await files.read(relPath('a/one.yaml'));
  await files.read(relPath('c/absent.yaml'));
}

async function recordsOf(files: FileSystem) {
  const recording = createRecordingFileSystem(files);
  await askAll(recording);
  return recording.records() ?? [];
}

test('each call is recorded once, and a tree that did not change answers again', async () => {
  const records = await recordsOf(createMemoryFileSystem(tree));
  expect(records.map(({ call, path }) => [call, path ?? '.'].join(' '))).toEqual([
    'list .',
    'entries .',
    'entries a',
    'stat b',
    'read a/one.yaml',
    'read c/absent.yaml',
  ]);
  expect(await answersAgain(createMemoryFileSystem(tree), records)).toBe(true);
});

test.each([
  ['a file that was read has other bytes', { ...tree, 'a/one.yaml': 'uno' }],
  ['a file that was absent is there', { ...tree, 'c/absent.yaml': '' }],
  ['a folder that was listed has one more name', { ...tree, 'a/more.yaml': '' }],
  ['a folder is a file', { 'a/one.yaml': 'one', 'a/two.yaml': 'two', b: '' }],
  ['the root has one more name', { ...tree, more: '' }],
] as const)('another answer when %s', async (_what, changed) => {
  const records = await recordsOf(createMemoryFileSystem(tree));
  expect(await answersAgain(createMemoryFileSystem(changed), records)).toBe(false);
});

test('what was not asked may change', async () => {
  const records = await recordsOf(createMemoryFileSystem(tree));
  expect(await answersAgain(createMemoryFileSystem({ ...tree, 'a/two.yaml': 'deux' }), records)).toBe(true);
});

test('a failure is an answer too', async () => {
  const files = createMemoryFileSystem(tree);
  const failing = createRecordingFileSystem(createFaultyFileSystem(files, { failAt: 1, code: 'EACCES' }));
  await expect(failing.read(relPath('a/one.yaml'))).rejects.toMatchObject({ code: 'EACCES' });
  const records = failing.records() ?? [];
  expect(records).toEqual([{ call: 'read', path: 'a/one.yaml', answer: 'fails EACCES' }]);
  expect(await answersAgain(files, records)).toBe(false);
});

test('after a write, and after two answers to one question, there are no records', async () => {
  const files = createMemoryFileSystem(tree);
  const writer = createRecordingFileSystem(files);
  await writer.create(relPath('a/new.yaml'), new Uint8Array());
  expect(writer.records()).toBeUndefined();
  const reader = createRecordingFileSystem(files);
  await reader.read(relPath('a/one.yaml'));
  await files.remove(relPath('a/one.yaml'));
  await reader.read(relPath('a/one.yaml'));
  expect(reader.records()).toBeUndefined();
});
