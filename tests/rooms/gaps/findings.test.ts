import { expect, it } from 'vitest';

import { everyCode } from '../../../src/cli/every-code.js';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { createOrigins, findingOf, gapOfFinding, settleGaps } from '../../../src/gaps/index.js';
import { fileStart, relPath } from '../../../src/text/index.js';
import { workspaceOf } from './scan-tree.js';

const file = relPath('l9/core/docs.meta.yaml');
const origin = { metaType: 'subsystem_docs_spec', metaFile: file };
const finding: Diagnostic = {
  code: 'model/contradiction',
  severity: 'error',
  message: '`a.md` is made here, but `b.meta.yaml:12:3` says otherwise.',
  span: fileStart(file),
  pointer: '/docs/3/path',
  hint: 'Correct one.',
  fix: 'a.md',
};

it('is the same finding again', () => {
  const { gap, ...told } = findingOf(gapOfFinding(finding, origin));
  expect(told).toEqual({ ...finding, file });
  expect(gap).toMatchObject({ contract: file, contractType: 'subsystem_docs_spec' });
  expect(gap?.id).toBe(`GAP-${gap?.fingerprint.slice(0, 12) ?? ''}`);
});

it('keeps its name while lines, and its place among others, change', () => {
  const moved = { ...finding, message: finding.message.replace('12:3', '40:9'), pointer: '/docs/0/path' };
  expect(gapOfFinding(moved, origin).id).toBe(gapOfFinding(finding, origin).id);
  const other = { ...finding, message: finding.message.replace('a.md', 'c.md') };
  expect(gapOfFinding(other, origin).id).not.toBe(gapOfFinding(finding, origin).id);
});

it('is told from another that differs in nothing but its place', () => {
  const twins = [finding, { ...finding, pointer: '/docs/4/path' }].map((one) => gapOfFinding(one, origin));
  const settled = settleGaps([...twins, ...twins]);
  expect(settled.map(({ metaPointer }) => metaPointer)).toEqual(['/docs/3/path', '/docs/4/path']);
  expect(new Set(settled.map(({ id }) => id)).size).toBe(2);
});

it('keeps its severity', () => {
  expect(gapOfFinding({ ...finding, severity: 'warning' }, origin)).toMatchObject({
    severity: 'warning',
    kind: 'conflict',
  });
});

it.each(everyCode.map(({ code }) => [code]))('%s is a kind of gap, and blocks where it cannot be judged', (code) => {
  const { kind, outcome } = gapOfFinding({ ...finding, code }, origin);
  expect(kind === 'not_evaluable').toBe(outcome === 'notEvaluable');
});

it('belongs to the contract that it is at, to that of its folder, or to the repository', async () => {
  const workspace = await workspaceOf({
    '.l9_repo.meta.yaml': 'type: l9_repo_contract\nroot_package: l9\n',
    'l9/core/docs.meta.yaml': 'type: subsystem_docs_spec\nsubsystem: { name: Core, code_paths: [l9/core] }\ndocs: []\n',
  });
  const originOf = createOrigins(workspace);
  expect(originOf(finding)).toEqual(origin);
  expect(originOf({ ...finding, span: fileStart(relPath('l9/x.ts')) })).toEqual({
    metaType: 'l9_repo_contract',
    metaFile: '.l9_repo.meta.yaml',
    targetFile: 'l9/x.ts',
  });
  expect(originOf({ code: 'x/y', severity: 'error', message: 'No.' })).toEqual({
    metaType: 'l9_repo_contract',
    metaFile: '.l9_repo.meta.yaml',
  });
});
