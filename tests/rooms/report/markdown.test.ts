import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { formatResult } from '../../../src/report/index.js';
import type { CommandResult } from '../../../src/report/index.js';
import { relPath } from '../../../src/text/index.js';
import { catalogue, plainOptions, resultWith, unknownKey } from './sample.js';

function markdown(changed: Partial<CommandResult>): string {
  return formatResult(resultWith(changed), 'markdown', plainOptions);
}

describe('markdown', () => {
  it('is a heading and a sentence when there is nothing to say', () => {
    expect(markdown({ summary: { modules: 3 } })).toBe('## l9gen check: ok\n\nNo findings (modules 3).\n');
  });

  it('has a table of findings, errors first, and the changes in a collapsed block', () => {
    const changes = [
      { action: 'create', path: relPath('a.ts') },
      { action: 'update', path: relPath('README.md'), note: 'shared', diff: '@@ -1 +1 @@\n-```x\n+````y\n' },
      { action: 'unchanged', path: relPath('b.ts') },
    ] as const;
    expect(
      markdown({
        ok: false,
        exitCode: 1,
        diagnostics: [catalogue.create('odd-tier', { tier: 9 }), unknownKey()],
        changes,
      }),
    ).toBe(
      [
        '## l9gen check: failed',
        '',
        '1 error, 1 warning.',
        '',
        '| Severity | Place | Code | Message |',
        '| --- | --- | --- | --- |',
        '| error | <code>modules/specs/a b.yaml:3:3</code> | <code>model/unknown-key</code> | The key <code>durabilty</code> is unknown here.<br>Correct the key or remove it.<br>Fix: durability: none |',
        '| warning |  | <code>model/odd-tier</code> | The tier <code>9</code> is odd.<br>Take the tier from the registry. |',
        '',
        '<details>',
        '<summary>2 changes</summary>',
        '',
        '- create <code>a.ts</code>',
        '- update <code>README.md</code> shared',
        '',
        '  `````diff',
        '  @@ -1 +1 @@',
        '  -```x',
        '  +````y',
        '  `````',
        '',
        '',
        '</details>',
        '',
      ].join('\n'),
    );
  });

  it('lets no markup, mention, reference, link or cell border of a message take effect', () => {
    const message = 'Bad | @boss #12 <img src=x> [a](http://x.y) www.x.y *b* ![i](u) `c|<d>`` e\\';
    const row = markdown({ diagnostics: [{ code: 'x/y', severity: 'info', message }] }).split('\n')[6];
    expect(row).toBe(
      '| info |  | <code>x/y</code> | Bad &#124; @<!-- -->boss #<!-- -->12 &#60;img src=x&#62; &#91;a&#93;(http:/&#47;x.y) www&#46;x.y ' +
        '&#42;b&#42; &#33;&#91;i&#93;(u) &#96;c&#124;&#60;d&#62;&#96;&#96; e&#92; |',
    );
  });

  it('stays below 60,000 characters and tells how much was left out', () => {
    const diagnostics = Array.from({ length: 900 }, (_, index): Diagnostic => ({
      code: 'x/y',
      severity: 'error',
      message: `${index} ${'|'.repeat(2000)}`,
    }));
    const changes = Array.from(
      { length: 50 },
      (_, index) => ({ action: 'create', path: relPath(`f${index}.ts`), note: '&'.repeat(900) }) as const,
    );
    const text = markdown({ ok: false, exitCode: 1, diagnostics, changes });
    expect(text.length).toBeLessThanOrEqual(60_000);
    const rows = text.split('\n').filter((line) => line.startsWith('| error')).length;
    expect(rows).toBeGreaterThan(5);
    expect(text).toContain(`\n${900 - rows} more findings left out.\n`);
    const listed = text.split('\n').filter((line) => line.startsWith('- create')).length;
    expect(text).toContain(`\n${50 - listed} more left out.\n`);
  });

  it('names a diff that is too long for a comment instead of showing it', () => {
    const changes = [{ action: 'update', path: relPath('a.ts'), diff: '+x\n'.repeat(5000) }] as const;
    expect(markdown({ changes })).toContain('- update <code>a.ts</code> (diff of 15000 characters left out)\n');
  });
});
