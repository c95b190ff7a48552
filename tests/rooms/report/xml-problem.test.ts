import { expect, it } from 'vitest';
import { xmlProblem } from './xml-problem.js';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

it.each(['<a/>', '<a b="&lt;"><c>x &amp; y</c></a>\n', '<a>\n  <b/>\n</a>'])('accepts %s', (body) => {
  expect(xmlProblem(head + body)).toBeUndefined();
});

it.each([
  ['<a>', 'unclosed a'],
  ['<a></b>', 'unbalanced b'],
  ['<a/><b/>', '2 roots'],
  ['', '0 roots'],
  ['<a/>x', 'text outside of the root'],
  ['<a>\u0001</a>', 'illegal character'],
  ['<a>&b;</a>', 'no token at 42: &b;</a>'],
  ['<a b="<"/>', 'no token at 39: <a b="<"/>'],
])('refuses %s', (body, problem) => {
  expect(xmlProblem(head + body)).toBe(problem);
});
