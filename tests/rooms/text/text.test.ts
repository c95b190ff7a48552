import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  applyEdits,
  camelCase,
  canonicalJson,
  createLineIndex,
  dnsNamespace,
  kebabCase,
  nearestName,
  pascalCase,
  snakeCase,
  upperSnakeCase,
  uuid5,
} from '../../../src/text/index.js';

test('positions count lines and columns from 1, whatever ends a line', () => {
  const index = createLineIndex('ab\r\ncd\ne\rf');
  expect(index.positionAt(0)).toEqual({ offset: 0, line: 1, column: 1 });
  expect(index.positionAt(5)).toEqual({ offset: 5, line: 2, column: 2 });
  expect(index.positionAt(7)).toEqual({ offset: 7, line: 3, column: 1 });
  expect(index.positionAt(9)).toEqual({ offset: 9, line: 4, column: 1 });
  expect(index.positionAt(99)).toEqual({ offset: 10, line: 4, column: 2 });
});

test('edits keep every character outside them, in any order of giving', () => {
  const chunk = fc.string({ minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(fc.tuple(chunk, chunk), { minLength: 1, maxLength: 8 }), (pairs) => {
      let offset = 0;
      const edits = pairs.map(([kept, replaced]) => {
        const start = offset + kept.length;
        offset = start + replaced.length;
        return { start, end: offset, text: '<>' };
      });
      const text = pairs.flat().join('');
      expect(applyEdits(text, [...edits].reverse())).toBe(pairs.map(([kept]) => `${kept}<>`).join(''));
    }),
  );
});

test('edits of the same characters are told, never merged', () => {
  const first = { start: 0, end: 2, text: 'x' };
  const second = { start: 1, end: 3, text: 'y' };
  expect(applyEdits('abc', [second, first])).toEqual({ overlap: [first, second] });
});

test('insertions at one place keep their order', () => {
  expect(
    applyEdits('ac', [
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ]),
  ).toBe('a12c');
});

test.each(['slack.webhook', 'slack_webhook', 'slackWebhook', 'Slack Webhook'])('spells %s in every way', (name) => {
  expect([snakeCase(name), kebabCase(name), pascalCase(name), camelCase(name), upperSnakeCase(name)]).toEqual([
    'slack_webhook',
    'slack-webhook',
    'SlackWebhook',
    'slackWebhook',
    'SLACK_WEBHOOK',
  ]);
});

test('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: 'ü' })).toBe('{"a":"ü","b":[1,{"c":2,"d":1}]}');
  expect(() => canonicalJson(undefined)).toThrow();
});

test('the nearest name is the one a person meant, or none', () => {
  expect(nearestName('startup_fase', ['service', 'startup_phase', 'depends_on'])).toBe('startup_phase');
  expect(nearestName('teir', ['tier', 'team'])).toBe('tier');
  expect(nearestName('Auth', ['auth', 'name'])).toBe('auth');
  expect(nearestName('colour', ['auth', 'name'])).toBeUndefined();
});

// Vectors published for the namespace of live modules.
test('name-based UUIDs follow RFC 9562', () => {
  expect(uuid5(dnsNamespace, 'slack.l9.internal')).toBe('f5a103bb-3bbf-59cc-b0ed-f04c80c73b86');
  expect(uuid5(dnsNamespace, 'module.l9.internal')).toBe('348a4234-d2d7-5122-b0ef-955fc4d2f357');
  expect(uuid5('f5a103bb-3bbf-59cc-b0ed-f04c80c73b86', 'T12345:C67890:1234567890.123456')).toBe(
    '1aa67a8c-f6d8-559c-95f1-aff53f810299',
  );
});
