import { describe, expect, it } from 'vitest';
import { formatResult } from '../../../src/report/index.js';
import type { ChangeLine, CommandResult, FormatOptions } from '../../../src/report/index.js';
import { createLineIndex, relPath, spanOf } from '../../../src/text/index.js';
import { catalogue, plainOptions, resultWith, specFile, unknownKey } from './sample.js';

const failed: Partial<CommandResult> = { ok: false, exitCode: 1 };

function text(changed: Partial<CommandResult>, options: Partial<FormatOptions> = {}): string {
  return formatResult(resultWith(changed), 'text', { ...plainOptions, ...options });
}

/** The code frame of the given range of a source that stands alone in the report. */
function frameOf(source: string, range: readonly [number, number], width = 80): readonly string[] {
  const diagnostic = {
    code: 'x/y',
    severity: 'error',
    message: 'M.',
    span: spanOf(specFile, createLineIndex(source), range),
  } as const;
  return text({ diagnostics: [diagnostic] }, { sourceOf: () => source, width })
    .split('\n')
    .filter((line) => /^ +>? *\d* \|/.test(line));
}

describe('text', () => {
  it('is one short line when there is nothing to say', () => {
    const changes: readonly ChangeLine[] = [{ action: 'unchanged', path: relPath('a.ts') }];
    expect(text({ summary: { modules: 3, filesWritten: 0 }, changes })).toBe('check: ok (modules 3)\n');
  });

  it('shows place, message, frame and fix of a finding, and where to read more', () => {
    expect(text({ ...failed, diagnostics: [unknownKey()] })).toBe(
      [
        'error  model/unknown-key  modules/specs/a b.yaml:3:3',
        '  The key `durabilty` is unknown here.',
        '',
        '    1 | metadata:',
        '    2 |   tier: 1',
        '  > 3 |   durabilty: none',
        '      |   ^^^^^^^^^',
        '    4 | owner: me',
        '    5 |',
        '',
        '  fix: durability: none',
        '',
        'more: l9gen explain model/unknown-key',
        '',
        'check: failed, 1 error',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what is not known of a place', () => {
    const noFile = catalogue.create('odd-tier', { tier: 9 });
    const noSpan = catalogue.create('odd-tier', { tier: 9 }, { file: relPath('b.yaml') });
    expect(
      text({ diagnostics: [noSpan, noFile] })
        .split('\n')
        .filter((line) => line.startsWith('warning')),
    ).toEqual(['warning  model/odd-tier', 'warning  model/odd-tier  b.yaml']);
  });

  it('shows a fix of several lines as a block, with the hint that only this finding has', () => {
    const finding = { ...unknownKey(), hint: 'Known keys here: tier.', fix: 'a: 1\nb:\n  c: 2\n' };
    expect(text({ diagnostics: [finding] })).toContain(
      '\n  hint: Known keys here: tier.\n  fix:\n    a: 1\n    b:\n      c: 2\n\nmore:',
    );
  });

  it('says a hint once when the next finding of the same code would repeat it', () => {
    const diagnostics = [1, 2, 3].map((tier) =>
      catalogue.create('odd-tier', { tier }, { file: relPath(`${tier}.yaml`) }),
    );
    expect(text({ diagnostics }).match(/hint:/g)).toHaveLength(1);
  });

  it('tells how many findings can be mended by machine', () => {
    const edit = { kind: 'rename-key', path: ['metadata', 'durabilty'], key: 'durability' } as const;
    const diagnostics = [{ ...unknownKey(), edit }, catalogue.create('odd-tier', { tier: 9 })];
    expect(text({ diagnostics })).toContain(
      '\nmend: l9gen validate --fix (1 of 2)\nmore: l9gen explain model/unknown-key\n',
    );
  });

  it('groups the changes by action and shows their diffs', () => {
    const changes: readonly ChangeLine[] = [
      { action: 'update', path: relPath('l9/router.ts'), note: 'shared', diff: '@@ -1 +1 @@\n-x\n+y  \n' },
      { action: 'create', path: relPath('a.ts') },
      { action: 'orphaned', path: relPath('old.ts') },
      { action: 'create', path: relPath('b.ts') },
    ];
    expect(text({ command: 'plan', changes })).toBe(
      [
        'create (2)',
        '  a.ts',
        '  b.ts',
        '',
        'update (1)',
        '  l9/router.ts  shared',
        '    @@ -1 +1 @@',
        '    -x',
        '    +y  ',
        '',
        'orphaned (1)',
        '  old.ts',
        '',
        'plan: ok',
        '',
      ].join('\n'),
    );
  });

  it('shows of a planned change what it settles and what asks for it, within the width', () => {
    const path = relPath('l9/modules/slack_webhook/adapters/slack_webhook_adapter.ts');
    const reason = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml:5:3 by module/adapter.ts.hbs';
    const change = { action: 'update', path, note: 'slack.webhook', drift: 'stale', reason } as const;
    const diff = '--- a/x\n+++ b/x\n@@ -1 +1 @@\n--- y\n+z\n';
    expect(text({ command: 'plan', changes: [{ ...change, diff }] })).toBe(
      [
        'update (1)',
        '  l9/modules/slack_webhook/adapters/slack_webhook_adapter.ts',
        '    slack.webhook, stale',
        '    from modules/specs/Module-Spec-v2.6-slack_webhook.yaml:5:3 by',
        '    module/adapter.ts.hbs',
        '    --- a/x',
        '    +++ b/x',
        '    @@ -1 +1 @@',
        '    --- y',
        '    +z',
        '',
        'plan: ok',
        '',
      ].join('\n'),
    );
    const coloured = text({ command: 'plan', changes: [{ ...change, diff }] }, { color: true });
    for (const [code, line] of [
      ['36', '@@ -1 +1 @@'],
      ['31', '--- y'],
      ['32', '+z'],
    ])
      expect(coloured).toContain(`    \u001b[${code}m${line}\u001b[39m\n`);
  });

  it('keeps the errors and the whole count when quiet', () => {
    const diagnostics = [unknownKey(), catalogue.create('odd-tier', { tier: 9 })];
    const quiet = text(
      { ...failed, diagnostics, changes: [{ action: 'create', path: relPath('a.ts') }] },
      { quiet: true },
    );
    expect(quiet).toContain('model/unknown-key');
    expect(quiet).not.toContain('odd-tier');
    expect(quiet).not.toContain('a.ts');
    expect(quiet.endsWith('check: failed, 1 error, 1 warning\n')).toBe(true);
  });

  it.each([
    [1, 'check: failed\n'],
    [3, 'check: a conflict needs a decision\n'],
    [4, 'check: the plan is stale\n'],
    [6, 'check: locked by another run\n'],
  ])('says what exit code %i means', (exitCode, line) => {
    expect(text({ ok: false, exitCode })).toBe(line);
  });

  it('wraps sentences at the width and keeps long words whole', () => {
    const path = `l9/${'long'.repeat(20)}.ts`;
    const message = `The file ${path} is in the way of the file that the contract of the module asks for.`;
    const lines = text({ diagnostics: [{ code: 'x/y', severity: 'error', message }] }, { width: 50 }).split('\n');
    expect(lines).toContain(`  ${path} is`.slice(0, -3));
    expect(lines.filter((line) => line.length > 50)).toEqual([`  ${path}`]);
  });

  it('fills lines to the last column, and no terminal is taken as narrower than 40', () => {
    const message = 'a'.repeat(30) + ' bbbbbbb cc ddd';
    const [, ...rest] = text({ diagnostics: [{ code: 'x/y', severity: 'error', message }] }, { width: 0 }).split('\n');
    expect(rest.slice(0, 2)).toEqual([`  ${'a'.repeat(30)} bbbbbbb`, '  cc ddd']);
    expect(rest[0]?.length).toBe(40);
    const longer = text({ diagnostics: [{ code: 'x/y', severity: 'error', message: `a${message}` }] }, { width: 0 });
    expect(longer.split('\n')[1]).toBe(`  ${'a'.repeat(31)}`);
  });

  it('colours only when asked to', () => {
    const diagnostics = [unknownKey()];
    expect(text({ diagnostics })).not.toContain('\u001b');
    const colored = text(
      { diagnostics, changes: [{ action: 'update', path: relPath('a.ts'), diff: '-x\n+y\n' }] },
      { color: true },
    );
    expect(colored).toContain('\u001b[31merror\u001b[39m');
    expect(colored).toContain('\u001b[32m+y\u001b[39m');
    expect(colored).toContain('\u001b[31m-x\u001b[39m');
  });

  it('writes out what would steer a terminal or forge a line', () => {
    const message = 'The key `a\u001b[2K\rb\u202e\u009b1m\u200b\u2028\nx.ts:1:1  error` is \ud800 bad.';
    const lines = text({ diagnostics: [{ code: 'x/y', severity: 'error', message }] }, { width: 200 }).split('\n');
    expect(lines[1]).toBe(
      String.raw`  The key ${'`'}a\u001b[2K\rb\u202e\u009b1m\u200b\u2028\nx.ts:1:1  error${'`'} is \ud800 bad.`,
    );
  });
});

describe('code frame', () => {
  it('expands tabs to their stops and puts the carets below the span', () => {
    expect(frameOf('\tke:\tvalue\n', [5, 10])).toEqual(['  > 1 |     ke: value', '      |         ^^^^^', '    2 |']);
  });

  it('counts wide characters as two columns and accents as none', () => {
    expect(frameOf('名前: e\u0301x', [4, 7]).slice(0, 2)).toEqual(['  > 1 | 名前: e\u0301x', '      |       ^^']);
  });

  it('marks a span of several lines to the end of its first line, and an empty one with one caret', () => {
    expect(frameOf('ab: cd\nef', [4, 9])[1]).toBe('      |     ^^');
    expect(frameOf('ab', [2, 2])[1]).toBe('      |   ^');
  });

  it('cuts long lines around the span', () => {
    const source = `${'x'.repeat(300)}HERE${'y'.repeat(300)}`;
    const [row, carets] = frameOf(source, [300, 304], 60);
    expect(row?.length).toBe(60);
    expect(row).toMatch(/^ {2}> 1 \| …x+HEREy+…$/);
    expect(carets?.indexOf('^')).toBe(row?.indexOf('HERE'));
    expect(carets?.trimEnd().endsWith(' ^^^^')).toBe(true);
  });

  it('stands up to a minified file of megabytes', () => {
    const source = 'x'.repeat(5_000_000);
    expect(frameOf(source, [4_000_000, 4_000_005])[0]).toMatch(/^ {2}> 1 \| …x+…$/);
  });

  it('is left out when the source has no such line', () => {
    const stale = text({ diagnostics: [unknownKey()] }, { sourceOf: () => 'a: 1\n' });
    expect(stale).not.toContain('|');
    expect(stale).toContain('a b.yaml:3:3');
  });
});
