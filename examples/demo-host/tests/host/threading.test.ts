import { describe, expect, test } from 'vitest';

import { EmptyThreadKeyError, namespaceOf, threadId } from '../../l9/core/threading.js';

describe('threadId', () => {
  const key = ['T12345', 'C67890', '1234567890.123456'];

  test.each([
    [
      'slack.l9.internal',
      'f5a103bb-3bbf-59cc-b0ed-f04c80c73b86',
      '1aa67a8c-f6d8-559c-95f1-aff53f810299',
    ],
    [
      'slack_adapter.l9.internal',
      '7c81a384-116d-5671-90f4-dfe381ef7ffc',
      '456e03fa-a27c-53c7-8de0-f3b87df22366',
    ],
  ])('gives the published vector of %s', (name, namespace, thread) => {
    expect(namespaceOf(name)).toBe(namespace);
    expect(threadId(namespace, key)).toBe(thread);
  });

  test('keeps components apart that would be the same when joined', () => {
    const namespace = namespaceOf('slack.l9.internal');
    const threads = [
      ['a:b', 'c'],
      ['a', 'b:c'],
      ['a', 'b', 'c'],
      ['a\\', 'b:c'],
      ['a\\:b', 'c'],
    ].map((components) => threadId(namespace, components));
    expect(new Set(threads).size).toBe(threads.length);
  });

  test.each([[[]], [['', '']], [['a', undefined]]])('refuses the key %j', (components) => {
    expect(() => threadId(namespaceOf('x'), components)).toThrow(EmptyThreadKeyError);
  });

  test('accepts a key with one empty component', () => {
    expect(threadId(namespaceOf('x'), ['a', ''])).not.toBe(threadId(namespaceOf('x'), ['', 'a']));
  });
});
