import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createClock,
  createFaultyFileSystem,
  createMemoryFileSystem,
  createProcessProbe,
  findRoot,
} from '../../../src/host/index.js';
import { relPath } from '../../../src/text/index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('createClock', () => {
  it.each([
    ['0', '1970-01-01T00:00:00Z'],
    ['1767225599', '2025-12-31T23:59:59Z'],
    ['253402300799', '9999-12-31T23:59:59Z'],
  ])('stands still at SOURCE_DATE_EPOCH=%s', (value, told) => {
    const clock = createClock({ SOURCE_DATE_EPOCH: value });
    expect('now' in clock && clock.now()).toBe(told);
  });

  it.each(['-1', '1.5', '1e9', ' 1', '253402300800', 'yesterday'])('refuses SOURCE_DATE_EPOCH=%s', (value) => {
    expect(createClock({ SOURCE_DATE_EPOCH: value })).toEqual({
      problem: `is \`${value}\`, not a count of seconds since 1970`,
    });
  });

  it('follows the machine without it', () => {
    const earlier = Math.floor(Date.now() / 1000);
    const clock = createClock({});
    const told = 'now' in clock ? clock.now() : '';
    expect(told).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(told) / 1000).toBeGreaterThanOrEqual(earlier);
  });
});

describe('createProcessProbe', () => {
  const probe = createProcessProbe();

  it('sees itself, and a child only while it lives', async () => {
    expect(probe.isAlive(probe.self)).toBe(true);
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(child, 'spawn');
    const identity = { pid: child.pid ?? 0, started: '0', host: probe.self.host };
    expect(probe.isAlive(identity)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(probe.isAlive(identity)).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')('takes a later process with the same number for another one', () => {
    expect(probe.isAlive({ ...probe.self, started: '1' })).toBe(false);
  });

  it('believes that a process of another machine lives', () => {
    expect(probe.isAlive({ pid: 999_999_999, started: '1', host: '0123456789abcdef' })).toBe(true);
  });

  it('names each run differently', () => {
    expect(probe.newRunId()).toMatch(/^[0-9a-f]{16}$/);
    expect(probe.newRunId()).not.toBe(probe.newRunId());
  });
});

describe('findRoot', () => {
  it('finds the nearest folder that holds a marker', async () => {
    const base = await mkdtemp(join(tmpdir(), 'l9gen-root-'));
    try {
      await mkdir(join(base, 'outer/inner/deep/deeper'), { recursive: true });
      await writeFile(join(base, 'outer/.l9-test-marker'), '');
      await mkdir(join(base, 'outer/inner/.l9-test-folder'));
      const markers = ['.l9-test-marker', '.l9-test-folder'];
      expect(await findRoot(join(base, 'outer/inner/deep/deeper'), markers)).toBe(join(base, 'outer/inner'));
      expect(await findRoot(join(base, 'outer'), markers)).toBe(join(base, 'outer'));
      expect(await findRoot(base, markers)).toBeUndefined();
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  });
});

describe('createFaultyFileSystem', () => {
  it('fails one call and counts them all', async () => {
    const files = createFaultyFileSystem(createMemoryFileSystem(), { failAt: 2, code: 'EIO' });
    await files.create(relPath('a'), bytes('a'));
    await expect(files.create(relPath('b'), bytes('b'))).rejects.toMatchObject({
      code: 'EIO',
      call: 'create',
      path: 'b',
    });
    await files.create(relPath('b'), bytes('b'));
    expect(files.calls()).toBe(3);
  });

  it('stays dead, and counts only writing calls when told to', async () => {
    const files = createFaultyFileSystem(createMemoryFileSystem({ a: '' }), {
      failAt: 1,
      code: 'EIO',
      only: 'write calls',
      then: 'dead',
    });
    expect(await files.list()).toEqual(['a']);
    for (const path of ['b', 'c']) await expect(files.makeFolder(relPath(path))).rejects.toMatchObject({ code: 'EIO' });
    expect(files.calls()).toBe(2);
  });

  it('leaves behind what it is told to', async () => {
    const inner = createMemoryFileSystem();
    const torn = createFaultyFileSystem(inner, { failAt: 1, code: 'ENOSPC', effect: 'torn' });
    await expect(torn.create(relPath('torn'), bytes('1234'))).rejects.toMatchObject({ code: 'ENOSPC' });
    const whole = createFaultyFileSystem(inner, { failAt: 1, code: 'EIO', effect: 'whole' });
    await expect(whole.create(relPath('whole'), bytes('1234'))).rejects.toMatchObject({ code: 'EIO' });
    expect(inner.snapshot()).toEqual({ torn: '12', whole: '1234' });
  });
});

describe('createMemoryFileSystem', () => {
  it('takes and gives the same tree, empty folders included', () => {
    const tree = { 'a/b/c.txt': 'ä\r\n', 'a/empty/': '', top: '' };
    expect(createMemoryFileSystem(tree).snapshot()).toEqual(tree);
  });

  it('refuses an unsafe path', () => {
    expect(() => createMemoryFileSystem({ '../x': '' })).toThrow('"../x" leaves the repository root');
  });

  it('keeps its own bytes', async () => {
    const content = bytes('abc');
    const files = createMemoryFileSystem({ a: content });
    content[0] = 0;
    const read = await files.read(relPath('a'));
    read?.fill(0);
    expect(files.snapshot()).toEqual({ a: 'abc' });
  });
});
