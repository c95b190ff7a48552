import { expect, test } from 'vitest';

import { mergeTexts } from '../../../src/plan/index.js';
import { relPath } from '../../../src/text/index.js';

const path = relPath('notes.txt');
const base = 'one\ntwo\nthree\nfour\nfive\n';

const merges: readonly (readonly [string, { ours: string; theirs: string; merged: string; base?: string }])[] = [
  [
    'changes of different lines',
    {
      ours: 'ONE\ntwo\nthree\nfour\nfive\n',
      theirs: 'one\ntwo\nthree\nfour\nFIVE\n',
      merged: 'ONE\ntwo\nthree\nfour\nFIVE\n',
    },
  ],
  [
    'the same change twice',
    {
      ours: 'ONE\ntwo\nthree\nfour\nFIVE\n',
      theirs: 'ONE\ntwo\nTHREE\nfour\nfive\n',
      merged: 'ONE\ntwo\nTHREE\nfour\nFIVE\n',
    },
  ],
  [
    'into CRLF',
    { ours: base.replaceAll('\n', '\r\n'), theirs: `${base}six\n`, merged: `${base}six\n`.replaceAll('\n', '\r\n') },
  ],
  ['behind a byte order mark', { ours: `\ufeff${base}`, theirs: `${base}six\n`, merged: `\ufeff${base}six\n` }],
  ['without line end at the end', { ours: base.slice(0, -1), theirs: `${base}six\n`, merged: `${base}six` }],
  [
    'where one line ends otherwise',
    { ours: 'one\r\ntwo\nthree\nfour\nfive\n', theirs: 'one\ntwo\nthree\nfour\n', merged: 'one\r\ntwo\nthree\nfour\n' },
  ],
];

test.each(merges)('lines merge: %s', async (_, { merged, ...sides }) => {
  expect(await mergeTexts({ path, base, ...sides })).toEqual({ text: merged, conflicts: [] });
});

const conflicting = { path, base, ours: 'one\nmine\nthree\nfour\nfive\n', theirs: 'one\ntheirs\nthree\nfour\nfive\n' };

test('lines that both changed are a conflict, and no text is given', async () => {
  const { text, conflicts } = await mergeTexts(conflicting);
  expect(text).toBeUndefined();
  expect(conflicts).toMatchObject([{ node: 'line 2', base: 'two\n', ours: 'mine\n', theirs: 'theirs\n' }]);
});

test.each(['ours', 'theirs'] as const)('a decision for %s settles its conflict', async (side) => {
  expect(await mergeTexts(conflicting, () => side)).toEqual({ text: conflicting[side], conflicts: [] });
});

test('lines that repeat too often to be compared are a conflict, and not waited for', async () => {
  const many = 'same\n'.repeat(20_000);
  const { conflicts } = await mergeTexts({ path, base: many, ours: `a\n${many}b\n`, theirs: `c\n${many}d\n` });
  expect(conflicts).toHaveLength(1);
});
