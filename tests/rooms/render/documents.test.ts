import { expect, test } from 'vitest';

import { addSections, createRenderer, flowDiagram } from '../../../src/render/index.js';

function rendered(text: string, view: object): string | undefined {
  return createRenderer([{ name: 'docs/a.md.hbs', text }]).render('docs/a.md.hbs', view).value;
}

test.each([
  ['Run `npm test` now.', 'Run `npm test` now.'],
  ['a `b|c` *d*', 'a <code>b&#124;c</code> \\*d\\*'],
  ['one `open', 'one \\`open'],
  ['# no heading', '\\# no heading'],
  ['<b>', '\\<b\\>'],
  ['a\n\n- b', 'a - b'],
])('a line of prose keeps its code and nothing else: %s', (text, shown) => {
  expect(rendered('{{mdline text}}', { text })).toBe(shown);
});

test('prose has a paragraph for each that blank lines part', () => {
  expect(rendered('{{mdprose text}}', { text: 'One\nline.\n\n  \n- Two.\r\n\r\nThree.\n' })).toBe(
    'One line.\n\n\\- Two.\n\nThree.',
  );
});

test('a fence is longer than any within', () => {
  expect(rendered("{{mdfence 'sh' lines}}", { lines: ['a', '````', 'b\u0007'] })).toBe('`````sh\na\n````\nb \n`````');
});

test.each([
  ['l9/core/**', '`l9/core/**`'],
  ['.env', '`.env`'],
  ['Anything.', 'Anything.'],
  ['code with tests', 'code with tests'],
])('an area is code where it is one: %s', (text, shown) => {
  expect(rendered('{{mdarea text}}', { text })).toBe(shown);
});

test('a span has its bars where no table is around', () => {
  expect(rendered('{{mdspan text}} {{mdcode text}}', { text: 'a | b' })).toBe('`a | b` <code>a &#124; b</code>');
});

test('flows lead through layers and whatever else they name', () => {
  const layers = [
    { name: 'Routes', role: 'Parse.' },
    { name: 'Services', role: 'Decide.' },
  ];
  expect(flowDiagram({ layers, data_flows: ['User → route -> service => Postgres.', 'In words.'] })).toEqual([
    'flowchart LR',
    '  subgraph layers [Layers]',
    '    n0["Routes"]',
    '    n1["Services"]',
    '  end',
    '  n2["User"]',
    '  n3["Postgres"]',
    '  n2 --> n0',
    '  n0 --> n1',
    '  n1 --> n3',
  ]);
  expect(flowDiagram({ layers: [{ name: 'One', role: 'Alone.' }] })).toEqual([]);
});

test('sections join what a text has under their titles, and nothing is said twice', () => {
  const text = '# Desk\n\n## Tests\n\n```sh\n## no heading\n```\n\nThey run.\n';
  const section = (title: string, body: string) => ({ id: 'x', heading: title, titles: [title, 'Tests'], body });
  expect(addSections(text, [section('Prüfungen', 'Kinds:\n\n- One.\n\nTo run:\n\n```sh\n## no heading\n```')])).toBe(
    '# Desk\n\n## Prüfungen\n\n```sh\n## no heading\n```\n\nThey run.\n\nKinds:\n\n- One.\n',
  );
  const other = { id: 'y', heading: 'Design', titles: ['Design'], body: 'Small.' };
  expect(addSections('# Desk\n', [other])).toBe('# Desk\n\n## Design\n\nSmall.\n');
});
