import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

import type { Gap, GapKind } from '../../../src/gaps/index.js';
import { createRenderer } from '../../../src/render/index.js';
import { fileStart, hashOf, relPath, type RelPath } from '../../../src/text/index.js';
import { workOrderView } from '../../../src/toolkit/repair/work-order-view.js';

/* The view of a work order is what its schema says, and its template shows it, whatever a gap tells and the repository holds. */

const folder = 'templates/work-order';
const name = 'work-order/work-order.md.hbs';
const renderer = createRenderer([{ name, text: readFileSync(`${folder}/work-order.md.hbs`, 'utf8') }]);
const schema = JSON.parse(readFileSync(`${folder}/view.schema.json`, 'utf8')) as object;
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

const [contract, target, code] = ['docs.meta.yaml', 'docs/guide.md', 'src/a.py'].map(relPath) as [
  RelPath,
  RelPath,
  RelPath,
];

// A record, so that a kind that is new is missed here.
const kinds: Readonly<Record<GapKind, true>> = {
  ...{ missing_doc: true, missing_section: true, missing_test_file: true, missing_test_case: true },
  ...{ missing_behavior: true, missing_file: true, missing_symbol: true, missing_contract: true },
  ...{ signature_differs: true, naming_violation: true, coverage_below: true, wiring_violation: true },
  ...{ registry_incoherent: true, nonconformance: true, orphan_file: true, stale_generated: true },
  ...{ schema_violation: true, invalid_meta: true, unknown_type: true, conflict: true, not_evaluable: true },
};

function bareGap(kind: GapKind): Gap {
  return {
    ...{ id: 'GAP-0123456789ab', fingerprint: hashOf(kind), kind, outcome: 'fail', severity: 'error' },
    ...{ metaType: 'doc_strategy', metaFile: contract, writeSet: [], context: { problem: 'Something lacks.' } },
    ...{ effort: 'low', code: 'gaps/missing-doc', hint: 'Write it.' },
  };
}

function fullGap(kind: GapKind): Gap {
  return {
    ...bareGap(kind),
    ...{ metaPointer: '/docs/0/path', targetFile: target, writeSet: [target], span: fileStart(code) },
    context: {
      ...{ problem: 'Something lacks.', requiredSections: ['Use'], mustCover: ['It runs.'] },
      ...{ mustAssert: ['It waits.'], modulePath: code },
    },
  };
}

const empty = { at: () => ({ kind: 'absent' as const }) };
const filled = {
  locate: () => ({ lines: { first: 2, last: 2 }, value: 'docs/guide.md' }),
  at: (path: RelPath) => ({ kind: 'file' as const, text: `${path}\nsecond\n`, hash: hashOf(path) }),
};
const damaged = { at: () => ({ kind: 'other' as const, found: 'a folder' }) };

test.each(Object.keys(kinds) as readonly GapKind[])('the view of a gap %s is what its schema says', (kind) => {
  for (const gap of [bareGap(kind), fullGap(kind)])
    for (const standing of [empty, filled, damaged]) {
      const view = workOrderView({ gap, reason: 'no template makes it.', ...standing });
      validate(JSON.parse(JSON.stringify(view)));
      expect(validate.errors).toBeNull();
      const { value, diagnostics } = renderer.render(name, view);
      expect(diagnostics).toEqual([]);
      expect(value).toContain('\n- [ ] ');
    }
});

test('a file that stands and lacks an entry is not asked to stand', () => {
  const { done } = workOrderView({ gap: fullGap('missing_file'), reason: '', ...filled });
  expect(done[0]).toEqual({ text: 'This is so no more: Something lacks.' });
});

test('where a contract is at fault it may be written, and a folder in the way is named', () => {
  const gap = bareGap('invalid_meta');
  const view = workOrderView({ gap, reason: '', ...damaged });
  expect(view.writes).toEqual([{ file: contract, isGenerated: false }]);
  expect(view.contract).toMatchObject({ place: 'which is a folder', isAtFault: true, isMarked: false });
});
