import { expect, it } from 'vitest';

import { applyBaseline, gapOfFinding, type BaselineEntry, type Gap } from '../../../src/gaps/index.js';
import { relPath } from '../../../src/text/index.js';

const gap: Gap = gapOfFinding(
  { code: 'drift/stale', severity: 'error', message: '`l9/a.ts` is stale.' },
  { metaType: 'l9_module_meta', metaFile: relPath('l9/modules/a/module.meta.yaml'), targetFile: relPath('l9/a.ts') },
);
const reason = 'Waits for the new engine.';
const at = { pointer: '/gaps/0' };

function waive(...entries: readonly BaselineEntry[]): readonly [string, readonly string[]] {
  const { gaps, findings } = applyBaseline([gap], entries, '2026-05-31');
  return [gaps.map(({ outcome }) => outcome).join(' '), findings.map(({ code }) => code)];
}

it('waives a gap by its id or its fingerprint, and says why', () => {
  expect(waive({ gap: gap.id, reason })).toEqual(['waived', []]);
  const { gaps } = applyBaseline([gap], [{ gap: gap.fingerprint, reason, until: '2026-05-31' }], '2026-05-31');
  expect(gaps).toEqual([{ ...gap, outcome: 'waived', waiver: { reason, until: '2026-05-31' } }]);
});

it.each([
  ['gaps/waiver-expired', { gap: gap.id, reason, until: '2026-05-30', at }],
  ['gaps/waiver-unused', { gap: 'GAP-000000000000', reason, at }],
  ['gaps/waiver-without-day', { gap: gap.id, reason, until: '2026-02-30', at }],
  ['gaps/waiver-without-reason', { gap: gap.id, reason: ' ', at }],
])('waives nothing, but tells %s', (code, entry) => {
  expect(waive(entry)).toEqual(['fail', [code]]);
  expect(applyBaseline([gap], [entry], '2026-05-31').findings[0]?.pointer).toBe('/gaps/0');
});

it('takes the first of two entries of one gap and tells gaps/waiver-twice', () => {
  expect(waive({ gap: gap.id, reason }, { gap: gap.fingerprint, reason: 'Another.' })).toEqual([
    'waived',
    ['gaps/waiver-twice'],
  ]);
});
