import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortDiagnostics } from '../../../src/diagnostics/index.js';
import { formatResult } from '../../../src/report/index.js';
import type { FormatOptions, ReportFormat } from '../../../src/report/index.js';
import { hostileCase } from './hostile.js';
import type { HostileCase } from './hostile.js';
import { plainOptions } from './sample.js';
import { sarifProfile } from './sarif-profile.js';
import { xmlProblem } from './xml-problem.js';

// Whatever is neither a line feed nor a tab and that a terminal obeys or a reader cannot see.
const dangerous = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function everyCase(
  format: ReportFormat,
  holds: (text: string, given: HostileCase) => void,
  options: Partial<FormatOptions> = {},
): void {
  const property = fc.property(hostileCase, (given) => {
    holds(formatResult(given.result, format, { ...plainOptions, ...options, sourceOf: () => given.source }), given);
  });
  fc.assert(property);
}

it.each(['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const)(
  '%s never holds a dangerous character',
  (format) => {
    everyCase(format, (text) => expect(text).not.toMatch(dangerous));
  },
);

it.each(['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const)(
  '%s is the same whatever the order of the findings',
  (format) => {
    everyCase(format, (text, { result, source }) => {
      const unique = sortDiagnostics(result.diagnostics);
      const reversed = formatResult({ ...result, diagnostics: [...unique].reverse() }, format, {
        ...plainOptions,
        sourceOf: () => source,
      });
      expect(reversed).toBe(
        formatResult({ ...result, diagnostics: unique }, format, { ...plainOptions, sourceOf: () => source }),
      );
      expect(text.endsWith('\n')).toBe(true);
    });
  },
);

it('text in colour holds no escape but those of colours', () => {
  everyCase('text', (text) => expect(text.replace(/\u001b\[\d+m/g, '')).not.toMatch(dangerous), { color: true });
});

it('text in colour says the same as without', () => {
  everyCase(
    'text',
    (text, { result, source }) => {
      expect(text.replace(/\u001b\[\d+m/g, '')).toBe(
        formatResult(result, 'text', { ...plainOptions, sourceOf: () => source }),
      );
    },
    { color: true },
  );
});

it('text has one head line per finding', () => {
  everyCase('text', (text, { result }) => {
    const heads = text.split('\n').filter((line) => /^(error|warning|info) {2}(model|x)\/[a-z-]+( {2}.+)?$/.test(line));
    expect(heads.length).toBe(sortDiagnostics(result.diagnostics).length);
  });
});

it('json gives back exactly the values it was given', () => {
  everyCase('json', (text, { result }) => {
    const expected = sortDiagnostics(result.diagnostics).map(({ code, severity, message, pointer, hint, fix }) => ({
      code,
      severity,
      message,
      pointer,
      hint,
      fix,
    }));
    const document: unknown = JSON.parse(text);
    expect(document).toMatchObject({
      schemaVersion: 1,
      command: result.command,
      ok: result.ok,
      diagnostics: JSON.parse(JSON.stringify(expected)),
    });
  });
});

it('sarif keeps to the profile', () => {
  const validate = addFormats.default(new Ajv2020()).compile(sarifProfile);
  everyCase('sarif', (text, { result }) => {
    const valid = validate(JSON.parse(text));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const count = (text.match(/"(ruleId|associatedRule)":/g) ?? []).length;
    expect(count).toBe(sortDiagnostics(result.diagnostics).length);
  });
});

it('junit is well-formed and fails exactly when the run does or an error was found', () => {
  everyCase('junit', (text, { result }) => {
    expect(xmlProblem(text)).toBeUndefined();
    const mustFail = !result.ok || result.diagnostics.some(({ severity }) => severity === 'error');
    expect(text.includes('<failure ')).toBe(mustFail);
  });
});

it('github has one line per finding and one for the summary, each a known command', () => {
  everyCase('github', (text, { result }) => {
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBe(sortDiagnostics(result.diagnostics).length + 1);
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) ((file|line|col|title)=[^:,]*,?)+::/);
  });
});

it('markdown has one row of four cells per finding', () => {
  everyCase('markdown', (text, { result }) => {
    const rows = text.split('\n').filter((line) => /^\| (error|warning|info) \|/.test(line));
    expect(rows.length).toBe(sortDiagnostics(result.diagnostics).length);
    for (const row of rows) expect(row.split('|').length).toBe(6);
    expect(text.length).toBeLessThanOrEqual(60_000);
  });
});
