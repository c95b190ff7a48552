import { describe, expect, it } from 'vitest';
import { formatResult } from '../../../src/report/index.js';
import type { CommandResult } from '../../../src/report/index.js';
import { catalogue, plainOptions, resultWith, specFile, unknownKey } from './sample.js';
import { xmlProblem } from './xml-problem.js';

function junit(changed: Partial<CommandResult>): string {
  const text = formatResult(resultWith(changed), 'junit', plainOptions);
  expect(xmlProblem(text)).toBeUndefined();
  return text;
}

describe('junit', () => {
  it('has a suite per file and a case per finding; only errors fail', () => {
    const warning = catalogue.create('odd-tier', { tier: 1 }, { file: specFile });
    expect(junit({ ok: false, exitCode: 1, diagnostics: [unknownKey(), warning] })).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="l9gen check" tests="2" failures="1" errors="0">',
        '  <testsuite name="modules/specs/a b.yaml" tests="2" failures="1" errors="0">',
        '    <testcase classname="modules/specs/a b.yaml" name="model/odd-tier: The tier `1` is odd."><system-out>modules/specs/a b.yaml: warning model/odd-tier: The tier `1` is odd. Take the tier from the registry.</system-out></testcase>',
        '    <testcase classname="modules/specs/a b.yaml" name="model/unknown-key: The key `durabilty` is unknown here."><failure type="model/unknown-key" message="The key `durabilty` is unknown here.">modules/specs/a b.yaml:3:3: error model/unknown-key: The key `durabilty` is unknown here. Correct the key or remove it. Fix: durability: none</failure></testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('has one passing case when there is nothing to say', () => {
    const text = junit({ summary: { modules: 2 } });
    expect(text).toContain(
      '<testcase classname="l9gen check" name="no findings"><system-out>check: ok (modules 2)</system-out></testcase>',
    );
    expect(text).toContain('tests="1" failures="0"');
  });

  it('is never greener than the exit code', () => {
    const text = junit({ ok: false, exitCode: 3, diagnostics: [catalogue.create('odd-tier', { tier: 1 })] });
    expect(text).toContain('tests="2" failures="1"');
    expect(text).toContain('<failure type="exit-3" message="a conflict needs a decision">');
  });

  it('escapes markup and writes out what XML cannot carry', () => {
    const text = junit({
      diagnostics: [catalogue.create('unknown-key', { key: '<a href="x">&\'\u0000\u001b\uffff]]>' })],
    });
    expect(text).toContain(String.raw`&lt;a href=&quot;x&quot;&gt;&amp;&apos;\u0000\u001b\uffff]]&gt;`);
  });
});
