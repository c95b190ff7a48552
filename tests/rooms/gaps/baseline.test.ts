import { describe, expect, it } from 'vitest';

import { parseYaml } from '../../../src/documents/index.js';
import {
  applyBaseline,
  findingOf,
  gapOfFinding,
  gapsDiagnostics,
  type BaselineEntry,
  type Gap,
} from '../../../src/gaps/index.js';
import { createContractValidators, decodeContract } from '../../../src/model/index.js';
import { fileStart, relPath } from '../../../src/text/index.js';

const gap: Gap = gapOfFinding(
  { code: 'drift/stale', severity: 'error', message: '`l9/a.ts` is stale.' },
  { metaType: 'l9_module_meta', metaFile: relPath('l9/modules/a/module.meta.yaml'), targetFile: relPath('l9/a.ts') },
);
const reason = 'Waits for the new engine.';
const at = { pointer: '/entries/0', span: fileStart(relPath('meta-gaps.baseline.yaml')) };

function waive(...entries: readonly BaselineEntry[]): readonly [string, readonly string[]] {
  const { gaps, findings } = applyBaseline([gap], entries, '2026-05-31');
  return [gaps.map(({ outcome }) => outcome).join(' '), findings.map(({ code }) => code)];
}

it('waives a gap by its id or its fingerprint, and says why', () => {
  expect(waive({ gap: gap.id, reason })).toEqual(['waived', []]);
  const { gaps } = applyBaseline([gap], [{ gap: gap.fingerprint, reason, until: '2026-05-31' }], '2026-05-31');
  expect(gaps).toEqual([{ ...gap, outcome: 'waived', waiver: { reason, until: '2026-05-31' } }]);
});

it('takes a gap back when the last day is over, and says so', () => {
  const entry = { gap: gap.id, reason, until: '2026-05-30', at };
  const { gaps, findings } = applyBaseline([gap], [entry], '2026-05-31');
  expect(findings).toEqual([]);
  expect(gaps).toEqual([{ ...gap, lapsed: { reason, until: '2026-05-30', at: 'meta-gaps.baseline.yaml:1' } }]);
  expect(gaps.map((one) => findingOf(one).message)).toEqual([
    '`l9/a.ts` is stale. It was waived until 2026-05-30 (`meta-gaps.baseline.yaml:1`).',
  ]);
});

it('tells gaps/waiver-unused of an entry that names no gap', () => {
  expect(waive({ gap: 'GAP-000000000000', reason, at })).toEqual(['fail', ['gaps/waiver-unused']]);
});

it('tells gaps/waiver-without-day of the entry, and not its gap besides', () => {
  const entry = { gap: gap.id, reason, until: '2026-02-30', at };
  expect(waive(entry)).toEqual(['waived', ['gaps/waiver-without-day']]);
  expect(applyBaseline([gap], [entry], '2026-05-31').findings[0]?.pointer).toBe('/entries/0');
});

it('takes the first of two entries of one gap and tells gaps/waiver-twice', () => {
  expect(waive({ gap: gap.id, reason }, { gap: gap.fingerprint, reason: 'Another.' })).toEqual([
    'waived',
    ['gaps/waiver-twice'],
  ]);
});

describe('the examples of what can be wrong with a baseline', () => {
  const explained = gapsDiagnostics.entries.filter(({ code }) => code.startsWith('gaps/waiver-'));

  it.each(explained.map(({ code, example }) => [code, example]))(
    'raise %s in a baseline that can be read',
    (code, example) => {
      const [raising = '', mended] = example.split('\n\n');
      expect(codesOf(raising)).toEqual([code]);
      // What is mended is the last line.
      if (mended !== undefined) expect(codesOf(raising.replace(/[^\n]*$/, mended))).toEqual([]);
    },
  );

  // Every gap is there but the one of gaps/waiver-unused, which was mended.
  function codesOf(example: string): readonly string[] {
    const whole = example.replaceAll(/sha256:([0-9a-f]+)…/g, (_, start: string) => `sha256:${start.padEnd(64, '0')}`);
    const { value: document } = parseYaml(relPath('meta-gaps.baseline.yaml'), `version: 1\n${whole}\n`);
    if (!document) throw new Error(`no YAML: ${example}`);
    const { value, diagnostics } = decodeContract(createContractValidators(), 'gap-baseline', document);
    expect(diagnostics).toEqual([]);
    const entries = (value?.entries ?? []).map(({ fingerprint, ...entry }) => ({
      ...entry,
      gap: fingerprint.slice(7),
    }));
    const named = entries.map(({ gap: fingerprint }) => ({ ...gap, fingerprint }));
    const isMended = example.includes('the gap was mended');
    return applyBaseline(isMended ? [] : named.slice(0, 1), entries, '2026-05-31').findings.map((one) => one.code);
  }
});
