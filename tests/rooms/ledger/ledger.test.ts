import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatLedger, ledgerPath, parseLedger, type LedgerEntry } from '../../../src/ledger/index.js';
import { hashOf, relPath, type RelPath } from '../../../src/text/index.js';

const file = ledgerPath('slack_webhook');
const hash = hashOf('x');

const path = fc
  .array(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), { minLength: 1, maxLength: 4 })
  .map((parts) => relPath(['d', ...parts].join('/')));
const entry: fc.Arbitrary<LedgerEntry> = fc.record({
  ownership: fc.constantFrom('generated', 'seeded', 'ejected'),
  template: fc.string(),
  inputs: fc.string().map(hashOf),
  output: fc.string().map(hashOf),
});

test('what is formatted is read back, and its text does not depend on the order of recording', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(path, entry), { selector: ([key]) => key }), (files) => {
      const wired = new Map<RelPath, string>([[relPath('l9/router.ts'), hash]]);
      const text = formatLedger({ module: 'slack.webhook', files: new Map(files), wired, parts: new Map() });
      expect(
        formatLedger({ module: 'slack.webhook', files: new Map([...files].reverse()), wired, parts: new Map() }),
      ).toBe(text);
      expect(parseLedger(file, text).value).toEqual({
        module: 'slack.webhook',
        files: new Map(files),
        wired,
        parts: new Map(),
      });
    }),
  );
});

test.each([
  ['', 'no JSON object'],
  ['[]', 'no JSON object'],
  ['{"format":3,"module":"m","files":{},"wired":{}}', 'format is 3'],
  ['{"format":1,"files":{},"wired":{}}', 'names no module'],
  ['{"format":1,"module":"m","files":[],"wired":{}}', 'a table is missing'],
  ['{"format":1,"module":"m","files":{"../x":{}},"wired":{}}', '".."'],
  ['{"format":1,"module":"m","files":{"/etc/passwd":{}},"wired":{}}', 'absolute'],
  [
    `{"format":1,"module":"m","files":{"a":{"ownership":"mine","template":"t","inputs":"${hash}","output":"${hash}"}},"wired":{}}`,
    'malformed',
  ],
  ['{"format":1,"module":"m","files":{},"wired":{"a":"short"}}', 'malformed'],
])('%j is not believed', (text, problem) => {
  const outcome = parseLedger(file, text);
  expect(outcome.value).toBeUndefined();
  expect(outcome.diagnostics).toMatchObject([
    { code: 'ledger/not-readable', span: { file }, message: expect.stringContaining(problem) as unknown },
  ]);
});
