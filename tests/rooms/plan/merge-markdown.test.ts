import { expect, test } from 'vitest';

import { mergeTexts } from '../../../src/plan/index.js';
import { relPath } from '../../../src/text/index.js';

const path = relPath('README.md');
const base = '# Module\n\nAbout.\n\n## Usage\n\nUse it.\n\n## Tests\n\n- one\n- two\n';

interface Case {
  readonly base?: string;
  readonly ours: string;
  readonly theirs: string;
  readonly merged: string;
}

const merges: readonly (readonly [string, Case])[] = [
  [
    'two sections at one place',
    {
      ours: base.replace('## Tests', '## Mine\n\nText.\n\n## Tests'),
      theirs: base.replace('## Tests', '## Theirs\n\nText.\n\n## Tests'),
      merged: base.replace('## Tests', '## Mine\n\nText.\n\n## Theirs\n\nText.\n\n## Tests'),
    },
  ],
  [
    'a section in a section and one behind it',
    {
      ours: base.replace('## Tests', '## Mine\n\nText.\n\n## Tests'),
      theirs: base.replace('## Tests', '### Theirs\n\nText.\n\n## Tests'),
      merged: base.replace('## Tests', '### Theirs\n\nText.\n\n## Mine\n\nText.\n\n## Tests'),
    },
  ],
  [
    'two entries of a list',
    { ours: `${base}- mine\n`, theirs: `${base}- theirs\n`, merged: `${base}- mine\n- theirs\n` },
  ],
  [
    'rows of a table that is aligned anew',
    {
      base: '| a   | b |\n| --- | - |\n| one | 1 |\n',
      ours: '| a   | b |\n| --- | - |\n| one | 1 |\n| mine | 2 |\n',
      theirs: '| a      | b |\n| ------ | - |\n| one    | 1 |\n| theirs | 3 |\n',
      merged: '| a      | b |\n| ------ | - |\n| one    | 1 |\n| mine | 2 |\n| theirs | 3 |\n',
    },
  ],
  [
    'a text elsewhere and a table that is aligned anew, below a text that ours changed',
    {
      base: '# A\n\nText.\n\n| a   | b |\n| --- | - |\n| one | 1 |\n| two | 2 |\n\n## B\n\nb\n',
      ours: '# A\n\nMine.\n\n| a   | b |\n| --- | - |\n| one | 1 |\n| two | 2 |\n\n## B\n\nb\n\n## Mine\n\nm\n',
      theirs: '# A\n\nText.\n\n| a      | b |\n| ------ | - |\n| theirs | 1 |\n| two    | 2 |\n\n## B\n\nb\n',
      merged:
        '# A\n\nMine.\n\n| a      | b |\n| ------ | - |\n| theirs | 1 |\n| two    | 2 |\n\n## B\n\nb\n\n## Mine\n\nm\n',
    },
  ],
  [
    'a table that both aligned anew',
    {
      base: '| a   | b |\n| --- | - |\n| one | 1 |\n| two | 2 |\n',
      ours: '| a    | b |\n| ---- | - |\n| one  | 1 |\n| mine | 2 |\n| two  | 2 |\n',
      theirs: '| a     | b |\n| ----- | - |\n| one   | 1 |\n| two   | 2 |\n| three | 3 |\n',
      merged: '| a    | b |\n| ---- | - |\n| one  | 1 |\n| mine | 2 |\n| two  | 2 |\n| three | 3 |\n',
    },
  ],
  [
    'what stands in a fence is no section',
    {
      base: '# A\n\n```sh\n# not a heading\nrun\n```\n',
      ours: '# A\n\n```sh\n# not a heading\nrun --mine\n```\n',
      theirs: '# A\n\n```sh\n# not a heading\nrun\n```\n\n## B\n\nText.\n',
      merged: '# A\n\n```sh\n# not a heading\nrun --mine\n```\n\n## B\n\nText.\n',
    },
  ],
  [
    'front matter beside the text',
    {
      base: '---\ntitle: a\n---\n\n# A\n\nText.\n',
      ours: '---\ntitle: mine\n---\n\n# A\n\nText.\n',
      theirs: '---\ntitle: a\n---\n\n# A\n\nOther text.\n',
      merged: '---\ntitle: mine\n---\n\n# A\n\nOther text.\n',
    },
  ],
  [
    'sections that ours put in another order',
    {
      base: '# A\n\n## B\n\nb\n\n## C\n\nc\n',
      ours: '# A\n\n## C\n\nc\n\n## B\n\nb\n',
      theirs: '# A\n\n## B\n\nnew\n\n## C\n\nc\n',
      merged: '# A\n\n## C\n\nc\n\n## B\n\nnew\n',
    },
  ],
];

test.each(merges)('Markdown merges: %s', async (_, { merged, ...sides }) => {
  expect(await mergeTexts({ path, base, ...sides })).toEqual({ text: merged, conflicts: [] });
});

test('a section that both wrote anew is a conflict with its heading', async () => {
  const sides = { ours: base.replace('Use it.', 'Mine.'), theirs: base.replace('Use it.', 'Theirs.') };
  const { text, conflicts } = await mergeTexts({ path, base, ...sides });
  expect(text).toBeUndefined();
  expect(conflicts).toMatchObject([{ node: 'section "Module" > section "Usage"', theirs: '## Usage\n\nTheirs.' }]);
});

const yaml = relPath('registry.yaml');

test('entries that both sides add to a YAML list stay, and an entry added twice in two ways is a conflict', async () => {
  const list = 'modules:\n  - { id: a, tier: 1 }\n';
  const mine = '  - { id: mine, tier: 2 }\n';
  const both = { path: yaml, base: list, ours: list + mine };
  const { text } = await mergeTexts({ ...both, theirs: `${list}  - { id: theirs, tier: 2 }\n` });
  expect(text).toBe(`${list}${mine}  - { id: theirs, tier: 2 }\n`);
  const { conflicts } = await mergeTexts({ ...both, theirs: `${list}  - { id: mine, tier: 3 }\n` });
  expect(conflicts).toMatchObject([{ node: 'line 3' }]);
});

test('a merge that would break YAML is a conflict of the whole file', async () => {
  const sides = { base: 'a: 1\n\nb: 2\n', ours: 'a: 1\nc: mine\n\nb: 2\n', theirs: 'a: 1\n\nb: 2\nc: theirs\n' };
  const { conflicts } = await mergeTexts({ path: yaml, ...sides });
  expect(conflicts).toMatchObject([{ node: 'whole file', ours: sides.ours }]);
});
