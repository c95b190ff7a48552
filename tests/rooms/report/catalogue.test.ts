import { expect, it } from 'vitest';
import type { CatalogueEntry } from '../../../src/diagnostics/index.js';
import { formatCatalogue, formatExplanation } from '../../../src/report/index.js';

const entries: readonly CatalogueEntry[] = [
  {
    code: 'model/unknown-key',
    severity: 'error',
    title: 'Unknown key',
    cause: 'Not in the schema of <kind>, see `a<b>`.',
    fix: 'Remove it.',
    example: 'teir: 1\n\ntier: 1 ```',
  },
  {
    ...{
      code: 'gmp/GMP011',
      severity: 'error',
      title: 'File out of scope',
      cause: 'The *list* lacks it.',
      fix: 'List it.',
    },
    example: 'files: []\n\nfiles: [a.ts]',
  },
  {
    code: 'model/odd-tier',
    severity: 'warning',
    title: 'Odd tier',
    cause: 'Adapters are of tier 2.',
    fix: 'Ask the registry.',
    example: 'tier: 9\n\ntier: 2',
  },
];

it('writes the reference page by room and code whatever the given order', () => {
  const page = [
    '# Diagnostics',
    '',
    'Every code that l9gen can report. `l9gen explain <code>` shows one of them.',
    '',
    '- [gmp](#room-gmp): 1 code',
    '- [model](#room-model): 2 codes',
    '',
    '<a id="room-gmp"></a>',
    '',
    '## gmp',
    '',
    '<a id="gmp-GMP011"></a>',
    '',
    '### `gmp/GMP011`',
    '',
    '**error:** File out of scope',
    '',
    '- Why: The \\*list\\* lacks it.',
    '- What to do: List it.',
    '',
    '```',
    'files: []',
    '',
    'files: [a.ts]',
    '```',
    '',
    '<a id="room-model"></a>',
    '',
    '## model',
    '',
    '<a id="model-odd-tier"></a>',
    '',
    '### `model/odd-tier`',
    '',
    '**warning:** Odd tier',
    '',
    '- Why: Adapters are of tier 2.',
    '- What to do: Ask the registry.',
    '',
    '```',
    'tier: 9',
    '',
    'tier: 2',
    '```',
    '',
    '<a id="model-unknown-key"></a>',
    '',
    '### `model/unknown-key`',
    '',
    '**error:** Unknown key',
    '',
    '- Why: Not in the schema of \\<kind\\>, see `a<b>`.',
    '- What to do: Remove it.',
    '',
    '````',
    'teir: 1',
    '',
    'tier: 1 ```',
    '````',
    '',
  ].join('\n');
  expect(formatCatalogue(entries)).toBe(page);
  expect(formatCatalogue([...entries].reverse())).toBe(page);
});

it('explains one code within the width', () => {
  const entry: CatalogueEntry = {
    code: 'a/b',
    severity: 'info',
    title: 'Title',
    cause: 'One two three four five six seven.',
    fix: 'Do it.',
    example: 'before: a line that is wider than forty columns\n\nafter: \u001b',
  };
  expect(formatExplanation(entry, { color: false, width: 40 })).toBe(
    'a/b  info\nTitle\n\nWhy:        One two three four five six\n            seven.\nWhat to do: Do it.\n\nExample:\n  before: a line that is wider than forty columns\n\n  after: \\u001b\n',
  );
});
