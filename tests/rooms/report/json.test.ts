import { describe, expect, it } from 'vitest';
import { formatResult } from '../../../src/report/index.js';
import type { CommandResult } from '../../../src/report/index.js';
import { relPath } from '../../../src/text/index.js';
import { catalogue, plainOptions, resultWith, unknownKey } from './sample.js';

function json(changed: Partial<CommandResult>): string {
  return formatResult(resultWith(changed), 'json', plainOptions);
}

describe('json', () => {
  it('is one document with its keys in one order', () => {
    expect(
      json({ ok: false, exitCode: 1, summary: { modules: 1 }, diagnostics: [unknownKey()], data: { b: 1, a: [] } }),
    ).toBe(
      `${JSON.stringify(
        {
          schemaVersion: 1,
          command: 'check',
          ok: false,
          summary: { modules: 1 },
          diagnostics: [
            {
              code: 'model/unknown-key',
              severity: 'error',
              message: 'The key `durabilty` is unknown here.',
              file: 'modules/specs/a b.yaml',
              line: 3,
              column: 3,
              endLine: 3,
              endColumn: 12,
              pointer: '/metadata/durabilty',
              hint: 'Correct the key or remove it.',
              fix: '  durability: none\n',
            },
          ],
          data: { b: 1, a: [] },
        },
        undefined,
        2,
      )}\n`,
    );
  });

  it('leaves absent values out', () => {
    const document: unknown = JSON.parse(
      json({ diagnostics: [catalogue.create('odd-tier', { tier: 9 }, { file: relPath('a.yaml') })] }),
    );
    expect(document).toEqual({
      schemaVersion: 1,
      command: 'check',
      ok: true,
      summary: {},
      diagnostics: [
        {
          code: 'model/odd-tier',
          severity: 'warning',
          message: 'The tier `9` is odd.',
          file: 'a.yaml',
          hint: 'Take the tier from the registry.',
        },
      ],
    });
  });

  it('gives the changes as data when the command has no data of its own', () => {
    const changes = [{ action: 'create', path: relPath('a.ts') }] as const;
    expect(JSON.parse(json({ changes }))).toMatchObject({ data: { changes: [{ action: 'create', path: 'a.ts' }] } });
    expect(JSON.parse(json({ changes, data: { graph: 1 } }))).toMatchObject({ data: { graph: 1 } });
  });

  it('escapes what a terminal obeys and keeps the value', () => {
    const value = 'a\u001b\u009b\u202e\u{e0041}\u2028\u007f\n';
    const text = json({ data: value });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(JSON.parse(text)).toMatchObject({ data: value });
  });

  it('sorts the findings and says each once', () => {
    const [late, early] = [unknownKey(), catalogue.create('odd-tier', { tier: 9 }, { file: relPath('a.yaml') })];
    const document: unknown = JSON.parse(json({ diagnostics: [late, early, late] }));
    expect(document).toMatchObject({ diagnostics: [{ file: 'a.yaml' }, { file: 'modules/specs/a b.yaml' }] });
  });
});
