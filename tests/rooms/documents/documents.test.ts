import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  addEnvLines,
  appendToList,
  decodeText,
  envNames,
  fromPointer,
  parseYaml,
  toPointer,
} from '../../../src/documents/index.js';
import { relPath } from '../../../src/text/index.js';

const file = relPath('a.yaml');

test('a value and a key are found where they stand', () => {
  const { value } = parseYaml(file, 'a:\n  b: [x, "y"]\n');
  expect(value?.locate(['a', 'b', 1]).start).toEqual({ offset: 12, line: 2, column: 10 });
  expect(value?.locate(['a', 'b'], 'key').start).toEqual({ offset: 5, line: 2, column: 3 });
});

test('what does not exist is placed at its nearest parent', () => {
  const { value } = parseYaml(file, 'a:\n  b: 1\n');
  expect(value?.locate(['a', 'c', 'd'], 'key').start.line).toBe(1);
});

test('version-like and date-like scalars are read as YAML 1.2 reads them', () => {
  expect(parseYaml(file, 'a: 2.6.0\nb: 2.6\nc: yes\nd: 017\ne: 2025-12-18\n').value?.value).toEqual({
    a: '2.6.0',
    b: 2.6,
    c: 'yes',
    d: 17,
    e: '2025-12-18',
  });
});

test('a byte order mark and CRLF do not move positions', () => {
  const { value } = parseYaml(file, 'a: 1\r\nb:\r\n  c: 2\r\n');
  expect(value?.locate(['b', 'c']).start).toMatchObject({ line: 3, column: 6 });
});

test('bytes that are no UTF-8 are a finding', () => {
  expect(decodeText(file, Uint8Array.of(0xff, 0xfe)).diagnostics).toMatchObject([{ code: 'documents/not-text' }]);
  expect(decodeText(file, new TextEncoder().encode('ü')).value).toBe('ü');
});

test('no text makes the reader throw or give neither a value nor a finding', () => {
  const soup = fc.array(
    fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!t ',
      '|\n',
      '#',
      '\t',
      '? ',
      '---\n',
      '%',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        soup.map((parts) => parts.join('')),
        fc.string(),
      ),
      (text) => {
        const outcome = parseYaml(file, text);
        expect(outcome.value !== undefined || outcome.diagnostics.length > 0).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test("pointers and paths are each other's inverse", () => {
  const step = fc.oneof(
    fc.string().filter((text) => !/^(0|[1-9][0-9]*)$/.test(text)),
    fc.nat(),
  );
  fc.assert(
    fc.property(fc.array(step), (path) => {
      expect(fromPointer(toPointer(path))).toEqual(path);
    }),
  );
});

test.each([
  ['modules: []\n', 'modules:\n  - id: x\n    tier: 2\n'],
  ['modules:\n', 'modules:\n  - id: x\n    tier: 2\n'],
  ['modules:\n  - id: a\n\n  - id: b\n', 'modules:\n  - id: a\n\n  - id: b\n\n  - id: x\n    tier: 2\n'],
  ['modules:\n  - id: a # first\n\n# end\n', 'modules:\n  - id: a # first\n  - id: x\n    tier: 2\n\n# end\n'],
  ['modules:\n- id: a\n- id: b', 'modules:\n- id: a\n- id: b\n- id: x\n  tier: 2'],
  [
    '# head\r\nmodules:\r\n    -   id: a\r\nother: 1\r\n',
    '# head\r\nmodules:\r\n    -   id: a\r\n    - id: x\r\n      tier: 2\r\nother: 1\r\n',
  ],
])('an entry is added to %j', (text, expected) => {
  const extended = appendToList({ file, text }, 'modules', 'id: x\ntier: 2').value;
  expect(extended).toBe(expected);
  expect(parseYaml(file, extended ?? '').value?.value['modules']).toContainEqual({ id: 'x', tier: 2 });
});

test('a list that is not there is a finding', () => {
  expect(appendToList({ file, text: 'other: 1\n' }, 'modules', 'id: x').diagnostics).toMatchObject([
    { code: 'documents/list-not-found' },
  ]);
  expect(appendToList({ file, text: 'modules: a\n' }, 'modules', 'id: x').diagnostics).toMatchObject([
    { code: 'documents/list-not-found' },
  ]);
  expect(appendToList({ file, text: 'modules: [a]\n' }, 'modules', 'id: x').diagnostics).toMatchObject([
    { code: 'documents/edit-not-safe', span: { start: { line: 1, column: 1 } } },
  ]);
});

test('env lines are added once, and a commented-out name counts as known', () => {
  const once = addEnvLines('A=1\n# B=\n', {
    heading: 'slack',
    siblings: ['beta', 'slack', 'zeta'],
    lines: [
      { name: 'A', value: '2' },
      { name: 'B', value: '' },
      { name: 'C', value: 'x', comment: 'why' },
    ],
  });
  expect(once).toBe('A=1\n# B=\n\n# slack\n# why\nC=x\n');
  expect(
    addEnvLines(once, { heading: 'slack', siblings: ['beta', 'slack', 'zeta'], lines: [{ name: 'C', value: 'y' }] }),
  ).toBe(once);
  expect(envNames(once)).toEqual(['A', 'B', 'C']);
});

test('env blocks stand in the order of their headings, whatever the order of adding', () => {
  const siblings = ['alpha', 'beta', 'gamma'];
  const add = (text: string, heading: string): string =>
    addEnvLines(text, { heading, siblings, lines: [{ name: heading.toUpperCase(), value: '' }] });
  const expected = 'A=1\n\n# alpha\nALPHA=\n\n# beta\nBETA=\n\n# gamma\nGAMMA=\n';
  expect(['alpha', 'beta', 'gamma'].reduce(add, 'A=1\n')).toBe(expected);
  expect(['gamma', 'alpha', 'beta'].reduce(add, 'A=1\n')).toBe(expected);
});

test('keys are found however they are quoted, and items by their index', () => {
  const { value } = parseYaml(file, '"a b": 1\n\'c\'\'d\': { "e\\u0066": [x, { 200: y }] }\n? |\n  g\n: z\n');
  expect(value?.locate(['a b']).start).toMatchObject({ line: 1, column: 8 });
  expect(value?.locate(["c'd", 'ef', 1, 200]).start).toMatchObject({ line: 2, column: 33 });
  expect(value?.locate(['g\n']).start).toMatchObject({ line: 5, column: 3 });
});
