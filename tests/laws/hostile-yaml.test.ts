import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeText, parseYaml } from '../../src/documents/index.js';
import { relPath } from '../../src/text/index.js';

/* Whatever stands in a contract: the reader gives a value or findings with a place, soon, and never throws. */

const file = relPath('a.yaml');
const spec = readFileSync('specs/modules/slack_webhook/Module-Spec-v2.6-slack_webhook.yaml', 'utf8');

function read(bytes: Uint8Array): void {
  const decoded = decodeText(file, bytes);
  const outcome = decoded.value === undefined ? decoded : parseYaml(file, decoded.value);
  const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
  expect(outcome.value === undefined).toBe(errors.length > 0);
  expect(outcome.diagnostics.length).toBeLessThanOrEqual(101);
  const lines = (decoded.value ?? new TextDecoder().decode(bytes)).split(/\r\n|\r|\n/).length;
  for (const { span, message, hint } of outcome.diagnostics) {
    expect(span, message).toBeDefined();
    expect(span?.start.line).toBeLessThanOrEqual(lines);
    expect(message.length + (hint?.length ?? 0)).toBeLessThan(bytes.length + 400);
  }
  // Plain data: nothing circular, nothing that JSON does not know.
  expect(() => JSON.stringify(outcome.value)).not.toThrow();
}

const readText = (text: string): void => read(new TextEncoder().encode(text));

const pieces = [
  ...[
    'a',
    'b: ',
    ': ',
    '- ',
    '? ',
    '\n',
    '\r\n',
    '\r',
    '\n  ',
    '\n    ',
    '  ',
    '\t',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '!t ',
    '!!binary ',
    '!!str ',
    '|\n',
    '>-\n',
    '|+2\n',
    '# c',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
  ],
  ...[
    '%TAG ! x\n',
    '\\u0000',
    '\\ud800',
    '\u0000',
    '\u0007',
    '\ufeff',
    '\u2028',
    '😀',
    '.inf',
    '0o17',
    '1e999',
    'yes',
    '~',
  ],
  ...['__proto__: ', 'constructor: ', '2025-12-18', '12:30:45', '=', '@', '`', '9'.repeat(30)],
];

test('any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), read));
});

test('any soup of the words of YAML', () => {
  const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(fc.property(soup, readText), { numRuns: 1000 });
});

test('a real spec in which pieces are cut, doubled, or put in', () => {
  const cut = fc.record({
    at: fc.nat(spec.length),
    length: fc.oneof(fc.constant(0), fc.nat(40)),
    text: fc.oneof(fc.constantFrom(...pieces), fc.constant('again')),
  });
  const spoilt = fc.array(cut, { minLength: 1, maxLength: 4 }).map((cuts) =>
    cuts.reduce((text, { at, length, text: piece }) => {
      const taken = text.slice(at, at + length);
      return text.slice(0, at) + (piece === 'again' ? taken + taken : piece) + text.slice(at + length);
    }, spec),
  );
  fc.assert(fc.property(spoilt, readText));
});

test('a spec of which any byte is another', () => {
  const bytes = new TextEncoder().encode(spec);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      read(bytes.with(at, byte));
    }),
  );
});

test.each([
  ...[
    '- ',
    '? ',
    ': ',
    '- ? ',
    '[',
    '{a: ',
    '[{a: ',
    '"',
    '&a ',
    '!t ',
    '*a ',
    'a: ]\n',
    '---\n',
    '%a b\n',
    '\t',
    '\r',
  ],
  ...[
    'a: &a [*a, *a]\n',
    'x\n',
    '# c\n',
    'a: {',
    'k: v\n',
    ',',
    "''",
    '- a: [',
    '\n ',
    'yes ',
    '\\',
    '|\n',
    'a:',
    '<<: ',
  ],
])('%j over and over', (piece) => {
  readText(piece.repeat(5_000));
  readText(`a: ${piece.repeat(5_000)}`);
  readText(`a: [${piece.repeat(5_000)}]`);
});

test('indentation that never ends', () => {
  readText(Array.from({ length: 900 }, (_line, depth) => `${' '.repeat(depth)}a:\n`).join(''));
  readText(Array.from({ length: 900 }, (_line, depth) => `${' '.repeat(depth)}- a:\n`).join(''));
});

test('what is larger than a contract is refused before it is parsed', () => {
  const text = `modules:\n${'  - { module_id: x }\n'.repeat(500_000)}`;
  expect(text.length).toBeGreaterThan(10_000_000);
  expect(parseYaml(file, text).diagnostics).toMatchObject([
    { code: 'documents/too-large', span: { start: { line: 1, column: 1 } } },
  ]);
});

test('a list or mapping of more than anybody writes is refused, so that rules can hold lists against each other', () => {
  const items = (count: number): string => Array.from({ length: count }, (_item, index) => `k${index}: 1`).join(', ');
  expect(parseYaml(file, `a: [${items(10_000)}]\n`).diagnostics).toEqual([]);
  expect(parseYaml(file, `a: [${items(10_001)}]\n`).diagnostics).toMatchObject([
    { code: 'documents/too-complex', span: { start: { line: 1, column: 4 } }, pointer: '/a' },
  ]);
  expect(parseYaml(file, `a: {${items(10_001)}}\n`).diagnostics).toMatchObject([
    { code: 'documents/too-complex', span: { start: { line: 1, column: 4 } }, pointer: '/a' },
  ]);
});

test('a key named like a property of all objects is a key and nothing else', () => {
  const { value } = parseYaml(file, '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n');
  expect(Object.keys(value?.value ?? {})).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(value?.value)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
  expect(value?.locate(['__proto__', 'polluted']).start.column).toBe(24);
});

test('aliases repeat values, but not without end', () => {
  const list = (name: string, of: string): string =>
    `${name}: &${name} [${Array.from({ length: 10 }, () => of).join(', ')}]\n`;
  const small = parseYaml(file, list('a', 'x') + list('b', '*a') + list('c', '*b')).value?.value;
  expect(JSON.stringify(small?.['c']).length).toBe(4_221);
  const large = parseYaml(file, list('a', 'x') + list('b', '*a') + list('c', '*b') + list('d', '*c')).diagnostics;
  expect(large).toMatchObject([{ code: 'documents/too-complex', span: { start: { line: 4 } }, pointer: '/d/7' }]);
});
