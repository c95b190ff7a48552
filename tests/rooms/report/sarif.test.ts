import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { formatResult } from '../../../src/report/index.js';
import type { CommandResult } from '../../../src/report/index.js';
import { createLineIndex, relPath, spanOf } from '../../../src/text/index.js';
import { catalogue, plainOptions, resultWith, specFile, specText, unknownKey } from './sample.js';
import { sarifProfile } from './sarif-profile.js';

const validate = addFormats.default(new Ajv2020({ allErrors: true })).compile<Log>(sarifProfile);

function runOf(changed: Partial<CommandResult>): Log['runs'][number] {
  const log: unknown = JSON.parse(formatResult(resultWith(changed), 'sarif', plainOptions));
  if (!validate(log)) throw new Error(JSON.stringify(validate.errors));
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return run;
}

function resultsOf(...diagnostics: readonly Diagnostic[]): readonly Result[] {
  return runOf({ ok: false, exitCode: 1, diagnostics }).results ?? [];
}

/** The unknown key of the sample as it is after `lines` were put above it. */
function shifted(lines: number): Diagnostic {
  const source = '\n'.repeat(lines) + specText;
  const at = source.indexOf('durabilty');
  return { ...unknownKey(), span: spanOf(specFile, createLineIndex(source), [at, at + 9]) };
}

describe('sarif', () => {
  it('places a result by a percent-encoded relative URI and a region', () => {
    expect(resultsOf(unknownKey())).toEqual([
      {
        ruleId: 'model/unknown-key',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'The key `durabilty` is unknown here.\nCorrect the key or remove it.\nFix: durability: none' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'modules/specs/a%20b.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 12 },
            },
            logicalLocations: [{ fullyQualifiedName: '/metadata/durabilty' }],
          },
        ],
        partialFingerprints: { 'l9gen/v1': expect.stringMatching(/^[0-9a-f]{64}:1$/) },
      },
    ]);
  });

  it('lists the rules that occur, with help, sorted by code', () => {
    const file = relPath('ä/#1.yaml');
    const run = runOf({
      diagnostics: [
        unknownKey(),
        catalogue.create('odd-tier', { tier: 1 }, { file }),
        { code: 'x/unlisted', severity: 'info', message: 'M.', file },
      ],
    });
    expect(run.tool.driver.rules).toMatchObject([
      {
        id: 'model/odd-tier',
        help: {
          text: 'Adapters are of tier 2.\nTake the tier from the registry.\n\nExample:\ntier: 9\n\ntier: 2',
          markdown: expect.stringContaining('```\ntier: 9\n\ntier: 2\n```'),
        },
        defaultConfiguration: { level: 'warning' },
      },
      { id: 'model/unknown-key', shortDescription: { text: 'Unknown key' } },
      { id: 'x/unlisted' },
    ]);
    expect(run.results?.map((result) => [result.ruleId, result.ruleIndex, result.level])).toEqual([
      ['model/unknown-key', 1, 'error'],
      ['model/odd-tier', 0, 'warning'],
      ['x/unlisted', 2, 'note'],
    ]);
    expect(run.results?.[1]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: '%C3%A4/%231.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    });
  });

  it('tells a finding without a file as a notification and whether the tool ran', () => {
    const run = runOf({ ok: false, exitCode: 6, diagnostics: [catalogue.create('odd-tier', { tier: 9 })] });
    expect(run.results).toEqual([]);
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        exitCode: 6,
        toolExecutionNotifications: [
          {
            level: 'warning',
            message: { text: 'The tier `9` is odd.\nTake the tier from the registry.' },
            associatedRule: { id: 'model/odd-tier', index: 0 },
          },
        ],
      },
    ]);
    expect(runOf({ ok: false, exitCode: 1 }).invocations).toMatchObject([{ executionSuccessful: true }]);
  });

  it('keeps fingerprints when lines shift, and tells equal findings apart', () => {
    const [before] = resultsOf(shifted(0));
    const [after] = resultsOf(shifted(7));
    expect(after?.locations).not.toEqual(before?.locations);
    expect(after?.partialFingerprints).toEqual(before?.partialFingerprints);
    const twice = resultsOf(shifted(0), shifted(7)).map((result) =>
      result.partialFingerprints?.['l9gen/v1']?.slice(-2),
    );
    expect(twice).toEqual([':1', ':2']);
  });

  it('changes the fingerprint with code, file, pointer and message, not with a position in the message', () => {
    const base: Diagnostic = {
      code: 'x/y',
      severity: 'error',
      message: 'Twice, first at line 4 (a.yaml:4:2).',
      file: relPath('a.yaml'),
      pointer: '/a',
    };
    const printOf = (changed: Partial<Diagnostic>): string | undefined =>
      resultsOf({ ...base, ...changed })[0]?.partialFingerprints?.['l9gen/v1'];
    const others = [{ code: 'x/z' }, { file: relPath('b.yaml') }, { pointer: '/b' }, { message: 'Thrice.' }].map(
      printOf,
    );
    expect(new Set([printOf({}), ...others]).size).toBe(5);
    expect(printOf({ message: 'Twice, first at line 9 (a.yaml:9:1).' })).toBe(printOf({}));
  });

  it('offers a fix to apply only where the finding carries the edit', () => {
    const edit = { kind: 'rename-key', path: ['metadata', 'durabilty'], key: 'durability' } as const;
    expect(resultsOf({ ...unknownKey(), edit })[0]?.fixes).toEqual([
      {
        description: { text: 'Write durability' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'modules/specs/a%20b.yaml', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 12 },
                insertedContent: { text: 'durability' },
              },
            ],
          },
        ],
      },
    ]);
    expect(resultsOf(unknownKey())[0]).not.toHaveProperty('fixes');
  });

  it('lets no message place a link', () => {
    expect(
      resultsOf({ code: 'x/y', severity: 'error', message: 'See [here](https://x.y).', file: specFile })[0]?.message
        .text,
    ).toBe('See [here] (https://x.y).');
  });
});
