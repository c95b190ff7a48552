import { expect, test } from 'vitest';

import { canonicalJson, parseJson } from '../../l9/core/json.js';

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

test('JSON from outside is parsed', () => {
  const text = '{"a":[1,true,null,"\\u0000"],"b":{}}';
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

test.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
])('%s may be nested a hundred times and no more', (_name, open, close) => {
  const deep = nested(100, open, close);
  expect(canonicalJson(parseJson(deep))).toBe(deep);
  expect(() => parseJson(nested(101, open, close))).toThrow(SyntaxError);
  expect(() => parseJson(nested(100_000, open, close))).toThrow(SyntaxError);
});

test('what is not JSON is refused', () => {
  expect(() => parseJson('{"broken":')).toThrow(SyntaxError);
});
