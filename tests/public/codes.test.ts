import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { everyCode } from '../../src/cli/every-code.js';
import { withoutCase, withoutPlace, withoutTest } from './codes-elsewhere.js';

const findings = findingsOfCases();
const codes = everyCode.map(({ code }) => code);
const excused = [withoutPlace, withoutCase, withoutTest].flatMap((list) => Object.keys(list));

test('each code is raised by a case with its line and column, or says why not', () => {
  const placed = new Set(findings.filter(({ isPlaced }) => isPlaced).map(({ code }) => code));
  const missing = codes.filter((code) => !placed.has(code) && !excused.includes(code));
  expect(missing, 'write a case below tests/cases/codes, or give a reason in codes-elsewhere.ts').toEqual([]);
  const needless = excused.filter((code) => placed.has(code));
  expect(needless, 'a case places them: take them out of codes-elsewhere.ts').toEqual([]);
});

test('a code that never has a place inside a file is raised by a case all the same', () => {
  const raised = new Set(findings.map(({ code }) => code));
  expect(Object.keys(withoutPlace).filter((code) => !raised.has(code))).toEqual([]);
});

test.each(Object.entries(withoutCase))('%s is raised by the test that is named for it', (code, { test: file }) => {
  // A test of one room may leave the name of the room out.
  const name = code.slice(code.indexOf('/') + 1);
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(String.raw`['"\s/]${name}['":\s]`));
});

test('every code that is listed here exists, once', () => {
  expect(excused.filter((code) => !codes.includes(code))).toEqual([]);
  expect(new Set(excused).size).toBe(excused.length);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(everyCode)('$code has an example that can be told from prose', ({ example, cause, fix }) => {
  expect(example?.split('\n').length ?? 0, 'what raises it, and how it looks when mended').toBeGreaterThan(1);
  expect([cause.at(-1), fix.length > 0]).toEqual(['.', true]);
});

interface CaseFinding {
  readonly code: string;
  readonly isPlaced: boolean;
}

function findingsOfCases(): readonly CaseFinding[] {
  const names = readdirSync('tests/cases', { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const wanted = parse(readFileSync(join('tests/cases', name), 'utf8')) as { readonly findings: readonly string[] };
      return wanted.findings.map((finding) => ({
        code: finding.split(' ', 1).join(''),
        isPlaced: /:[1-9]\d*:[1-9]\d*$/.test(finding),
      }));
    });
}
