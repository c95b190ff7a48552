import fc from 'fast-check';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import type { ChangeLine, CommandResult } from '../../../src/report/index.js';
import { createLineIndex, isRelPath, parseRelPath, spanOf } from '../../../src/text/index.js';
import type { RelPath, Span } from '../../../src/text/index.js';

const snippets = [
  '\u001b[31m',
  '\u009b2J',
  '\r',
  '\n',
  '\t',
  '\u0000',
  '\u202e',
  '\u2028',
  '\ud800',
  '\uffff',
  '\u{e0041}',
  '日本',
  '👩',
  'e\u0301',
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '<!--',
  '-->',
  '|',
  '`',
  '```',
  '](',
  '@a',
  '::error::',
  '%0A',
  ':',
  ',',
  '\\',
  '{0}',
  ' ',
  'word',
];

/** Text as a hostile contract may hold it: whatever steers a terminal, a runner, a parser or a page. */
const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...snippets), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

const hostilePath: fc.Arbitrary<RelPath> = hostileText.map(parseRelPath).filter(isRelPath);

function spanIn(source: string): fc.Arbitrary<Span> {
  const offset = fc.nat(source.length);
  return fc
    .tuple(hostilePath, offset, offset)
    .map(([file, a, b]) => spanOf(file, createLineIndex(source), [Math.min(a, b), Math.max(a, b)]));
}

function diagnosticIn(source: string): fc.Arbitrary<Diagnostic> {
  return fc.record(
    {
      code: fc.constantFrom('model/unknown-key', 'model/odd-tier', 'x/unlisted'),
      severity: fc.constantFrom('error', 'warning', 'info'),
      message: fc.tuple(fc.constantFrom('The', 'A'), hostileText).map((parts) => parts.join(' ')),
      file: hostilePath,
      span: spanIn(source),
      pointer: hostileText,
      hint: hostileText,
      fix: hostileText,
      edit: fc.record({
        kind: fc.constant('set-value' as const),
        path: fc.array(fc.oneof(hostileText, fc.nat()), { maxLength: 3 }),
        text: hostileText,
      }),
    },
    { requiredKeys: ['code', 'severity', 'message'] },
  );
}

const change: fc.Arbitrary<ChangeLine> = fc.record(
  {
    action: fc.constantFrom('create', 'update', 'conflict', 'unchanged'),
    path: hostilePath,
    note: hostileText,
    drift: hostileText,
    reason: hostileText,
    diff: hostileText,
  },
  { requiredKeys: ['action', 'path'] },
);

/** A result whose every text is hostile, with the source its spans lie in. */
export interface HostileCase {
  readonly result: CommandResult;
  readonly source: string;
}

/** Any {@link HostileCase}. */
export const hostileCase: fc.Arbitrary<HostileCase> = hostileText.chain((source) =>
  fc
    .record({
      command: fc.constantFrom('check', 'plan'),
      ok: fc.boolean(),
      exitCode: fc.constantFrom(0, 1, 3, 70),
      summary: fc.dictionary(hostileText, fc.oneof(fc.nat(), hostileText), { maxKeys: 3 }),
      diagnostics: fc.array(diagnosticIn(source), { maxLength: 6 }),
      data: fc.jsonValue(),
      changes: fc.array(change, { maxLength: 3 }),
    })
    .map((result) => ({ result, source })),
);
