import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { specRuleDiagnostics } from '../../../src/model/index.js';

const cases = readdirSync('tests/cases/spec-rules');
const record = readFileSync('docs/decisions/0007-cross-field-rules.md', 'utf8');
const rules = Array.from({ length: 26 }, (_, index) => index + 1);

// X17 is about another scale that is called tier as well; its one case shows that nothing is said.
const silent = 17;

test.each(rules)('rule X%i has a severity with its reason, a case that holds and one that does not', (rule) => {
  expect(record).toMatch(new RegExp(`^\\|[^|]*\\bX${rule}\\b[^|]*\\|`, 'm'));
  const own = cases.filter((name) => name.startsWith(`x${String(rule).padStart(2, '0')}-`));
  if (rule === silent) return expect(own).toHaveLength(1);
  expect(own.some((name) => name.endsWith('-holds.yaml'))).toBe(true);
  expect(own.some((name) => name.endsWith('-broken.yaml'))).toBe(true);
});

test('every finding of the rules is raised by a case at a place', () => {
  const texts = cases.map((name) => readFileSync(`tests/cases/spec-rules/${name}`, 'utf8')).join('\n');
  const raised = specRuleDiagnostics.entries.filter(({ code }) =>
    new RegExp(`- ${code} \\S+:\\d+:\\d+$`, 'm').test(texts),
  );
  expect(raised).toEqual(specRuleDiagnostics.entries);
});
