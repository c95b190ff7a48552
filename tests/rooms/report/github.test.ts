import { expect, it } from 'vitest';
import { formatResult } from '../../../src/report/index.js';
import type { CommandResult } from '../../../src/report/index.js';
import { relPath } from '../../../src/text/index.js';
import { catalogue, plainOptions, resultWith, unknownKey } from './sample.js';

function github(changed: Partial<CommandResult>): string {
  return formatResult(resultWith(changed), 'github', plainOptions);
}

it('gives one command per finding and a last notice', () => {
  const diagnostics = [
    unknownKey(),
    catalogue.create('old-version', { version: '2.1' }),
    catalogue.create('odd-tier', { tier: 9 }, { file: relPath('a.yaml') }),
  ];
  expect(github({ ok: false, exitCode: 1, diagnostics })).toBe(
    [
      '::notice title=model/old-version::The version `2.1` is old.%0ARun `l9gen migrate`.',
      '::warning file=a.yaml,title=model/odd-tier::The tier `9` is odd.%0ATake the tier from the registry.',
      '::error file=modules/specs/a b.yaml,line=3,col=3,title=model/unknown-key::The key `durabilty` is unknown here.%0ACorrect the key or remove it.%0AFix: durability: none',
      '::notice title=l9gen check::check: failed, 1 error, 1 warning, 1 info',
      '',
    ].join('\n'),
  );
});

it('escapes properties and messages as the runner unescapes them', () => {
  const diagnostic = {
    code: 'x/y',
    severity: 'error',
    message: '100%\r\n::stop-commands::t, a:b',
    file: relPath('a,b%25.ts'),
  } as const;
  expect(github({ diagnostics: [diagnostic] }).split('\n')[0]).toBe(
    String.raw`::error file=a%2Cb%2525.ts,title=x/y::100%25\r\n::stop-commands::t, a:b`,
  );
});
