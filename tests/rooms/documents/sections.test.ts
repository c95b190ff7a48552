import { expect, test } from 'vitest';

import { loadSectionEditor, titleSlug, type WantedSection } from '../../../src/documents/index.js';

const edit = await loadSectionEditor();

const section = (id: string, body: string, title = id): WantedSection => ({
  id,
  heading: title,
  titles: [title],
  body,
});

function made(text: string, ...wanted: readonly WantedSection[]): string {
  const edited = edit(text, wanted);
  if ('problem' in edited) throw new Error(edited.problem);
  return edited.text.replace(/ [0-9a-f]{12} -->/g, ' … -->');
}

function states(text: string, ...wanted: readonly WantedSection[]): unknown {
  const edited = edit(text, wanted);
  return 'problem' in edited ? edited.problem : edited.sections.map(({ state }) => state);
}

const whole = (text: string, ...wanted: readonly WantedSection[]): string => {
  const edited = edit(text, wanted);
  return 'problem' in edited ? '' : edited.text;
};

test.each([
  ['2.1) Getting started', 'getting started'],
  ['🚀 Getting-Started!', 'Getting Started'],
  ['Logs & metrics', 'logs and metrics'],
  ['ﬁles', 'FILES'],
])('people write %s for %s', (one, other) => {
  expect(titleSlug(one)).toBe(titleSlug(other));
});

test('a section goes behind the nearest before it, at its level, in the habits of the document', () => {
  const text = '# T\r\n### A\r\nmine\r\n#### deeper\r\nmore\r\n### C\r\nmine\r\n';
  const wanted = [section('a', 'a', 'A'), section('b', 'b\n\n- c', 'B'), section('c', 'c', 'C')];
  const lines = [
    '# T',
    '### A',
    'mine',
    '#### deeper',
    'more',
    '',
    '### B',
    '<!-- l9gen: b … -->',
    '',
    'b',
    '',
    '- c',
    '',
  ];
  expect(made(text, ...wanted)).toBe([...lines, '### C', 'mine', ''].join('\r\n'));
});

test('headings are underlined where most of the document are, as far as there is such a form', () => {
  const text = 'T\n=\n\nA\n---\n\n### deep\n\nB\n-\n';
  expect(made(text, section('c', 'c', 'Cäsar'))).toBe(`${text}\nCäsar\n-----\n\n<!-- l9gen: c … -->\n\nc\n`);
  expect(made(text, section('c', 'c', '1. C'))).toContain('\n## 1. C\n');
  expect(made(text, section('deep', 'd'), section('e', 'e'))).toContain('\n### e\n');
  expect(made('# T\n\nA\n---\n', section('c', 'c'))).toContain('\n## c\n');
});

test('a title that is a section has the others within it', () => {
  expect(made('# A\n\ntext\n', section('A', 'a'), section('b', 'b'))).toBe(
    '# A\n\ntext\n\n## b\n\n<!-- l9gen: b … -->\n\nb\n',
  );
  expect(made('# A\n\n## C\n', section('A', 'a'), section('b', 'b'), section('C', 'c'))).toBe(
    '# A\n\n## b\n\n<!-- l9gen: b … -->\n\nb\n\n## C\n',
  );
});

test('words behind ours are a person’s, words in ours make it edited', () => {
  const text = whole('# T\n', section('a', 'One.\n\n- x'));
  const behind = `${text}\nMine.\n`;
  expect(states(behind, section('a', 'Two.'))).toEqual(['outdated']);
  expect(whole(behind, section('a', 'Two.'))).toContain('Two.\n\nMine.\n');
  expect(states(text.replace('One.', 'One, by hand.'), section('a', 'Two.'))).toEqual(['edited']);
  expect(states(text.replace('One.', 'One, by hand.'), section('a', 'One.\n\n- x'))).toEqual(['kept']);
});

test('what an editor or a formatter changes unasked is no edit', () => {
  const text = whole('# T\n', section('a', '| x | y |\n| --- | --- |\n| 1 | 2 |'));
  const formatted = text.replace(
    '| x | y |\n| --- | --- |\n| 1 | 2 |',
    '| x   | y   |\n| ----- | --- |  \n| 1   | 2   |',
  );
  expect(states(formatted.replaceAll('\n', '\r\n'), section('a', 'new'))).toEqual(['outdated']);
});

test('a section that nobody wants goes as it came', () => {
  for (const text of ['# T\n', '# T\n\ntext', '# T\r\n\r\n## Z\r\n\r\ntext\r\n', 'no heading\n']) {
    const both = whole(text, section('a', 'One.'), section('Z', 'z'));
    expect(whole(both, section('Z', 'z'))).toBe(whole(text, section('Z', 'z')));
  }
});

test('a marker in a fence, in HTML or in a list is no marker', () => {
  for (const text of [
    '```\n<!-- l9gen: a 0123456789ab -->\n```\n',
    '<div>\n<!-- l9gen: a 0123456789ab -->\n</div>\n',
    '- x\n\n  <!-- l9gen: a 0123456789ab -->\n',
  ])
    expect(states(text, section('a', 'One.'))).toEqual(['absent']);
});

test('what is open at the end of a document would swallow a section', () => {
  for (const text of ['```sh\nopen', '<!-- open', '<pre>\nopen'])
    expect(states(text, section('a', 'One.'))).toContain('would swallow');
  expect(states(`${'> '.repeat(60)}x`, section('a', 'One.'))).toContain('nests too deep');
});
