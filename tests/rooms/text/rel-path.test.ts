import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isRelPath, joinPath, parentPath, parseRelPath, relPath } from '../../../src/text/index.js';

test.each(['a', 'a/b.ts', './a/b', 'a/b/', '.l9gen/modules/x.json', 'a b/c', 'ü/ñ.ts', '..a/b..c'])(
  'takes %j',
  (text) => {
    expect(isRelPath(parseRelPath(text))).toBe(true);
  },
);

test.each([
  ['', 'is empty'],
  ['/', 'absolute'],
  ['/etc/passwd', 'absolute'],
  ['../a', '".."'],
  ['a/../b', '".."'],
  ['a/./b', 'empty segment'],
  ['a//b', 'empty segment'],
  ['~/a', '"~"'],
  ['C:/a', 'drive'],
  ['c:a', 'drive'],
  ['a\\b', 'backslash'],
  ['a\u0000b', 'control'],
  ['a\nb', 'control'],
  ['con', 'device'],
  ['a/NUL.txt', 'device'],
  ['a/com1', 'device'],
  ['a./b', 'dot or a space'],
  ['a /b', 'dot or a space'],
  ['x'.repeat(256), 'segment longer'],
  ['x/'.repeat(600), 'longer than'],
])('refuses %j', (text, problem) => {
  expect(parseRelPath(text)).toMatchObject({ problem: expect.stringContaining(problem) as unknown });
});

test('what is taken stays below the root when joined to it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const path = parseRelPath(text);
      if (!isRelPath(path)) return;
      expect(
        new URL(path.split('/').map(encodeURIComponent).join('/'), 'file:///root/').pathname.startsWith('/root/'),
      ).toBe(true);
      expect(parseRelPath(path)).toBe(path);
    }),
    { numRuns: 1000 },
  );
});

test('joins and takes apart', () => {
  expect(joinPath('a', '', 'b/c')).toBe('a/b/c');
  expect(() => joinPath('a', '..')).toThrow('".."');
  expect(parentPath(relPath('a/b/c'))).toBe('a/b');
  expect(parentPath(relPath('a'))).toBeUndefined();
});
