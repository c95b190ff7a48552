import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createUserCache } from '../../../src/host/index.js';
import { createFolder, removeFolder } from '../../support/temporary-folder.js';

async function cacheHome(): Promise<string> {
  const home = await createFolder();
  onTestFinished(() => removeFolder(home));
  return home;
}

test('a text is remembered by its name, and the last one wins', async () => {
  const home = await cacheHome();
  await createUserCache({ XDG_CACHE_HOME: home })?.write('a', 'first');
  await createUserCache({ XDG_CACHE_HOME: home })?.write('a', 'second');
  const cache = createUserCache({ XDG_CACHE_HOME: home });
  expect([await cache?.read('a'), await cache?.read('b')]).toEqual(['second', undefined]);
  expect(await readdir(join(home, 'l9gen'))).toEqual(['a']);
});

test('the home folder is used where XDG_CACHE_HOME is not set or empty', async () => {
  const home = await cacheHome();
  await createUserCache({ HOME: home, XDG_CACHE_HOME: '' })?.write('a', 'text');
  expect(await readdir(join(home, '.cache/l9gen'))).toEqual(['a']);
});

test('without such a place there is no cache', () => {
  expect(createUserCache({})).toBeUndefined();
});

test('what cannot be written is not remembered, and nothing throws', async () => {
  const home = await cacheHome();
  await rm(join(home, 'l9gen'), { recursive: true, force: true });
  await writeFile(join(home, 'l9gen'), 'a file where the folder would be');
  const cache = createUserCache({ XDG_CACHE_HOME: home });
  await cache?.write('a', 'text');
  expect(await cache?.read('a')).toBeUndefined();
});
