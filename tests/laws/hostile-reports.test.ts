import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createMemoryFileSystem } from '../../src/host/index.js';
import { findGaps, repair, type VerbResult } from '../../src/toolkit/index.js';
import { contextOf } from '../support/toolkit-context.js';

/*
 * A report of gaps selects, and does nothing else: whatever stands in it, of version 1, of version 0 or of none, a repair
 * closes the gaps that it names and that are there, or refuses it with a place; and a scan replaces no report but its own.
 */

const report = 'meta-gaps.yaml';
const contract = 'acme/core/README.meta.yaml';
const readme = 'acme/core/README.md';
const tree = {
  [contract]: 'type: component_readme\nlocation: acme/core/\ncomponent:\n  name: Core\n  purpose: Answers.\n',
  'acme/docs.meta.yaml':
    'type: subsystem_docs_spec\nsubsystem:\n  name: Acme\n  code_paths: [acme/core]\ndocs:\n  - path: acme/NOTES.md\n',
  'acme/core/api.py': 'def answer():\n    return 1\n',
};

interface ToldGap {
  readonly id: string;
  readonly fingerprint: string;
  readonly kind: string;
  readonly metaFile: string;
  readonly metaType: string;
  readonly targetFile: string;
}

const { data } = await findGaps(contextOf(createMemoryFileSystem(tree)), { writes: false });
const { gaps } = data as { readonly gaps: readonly ToldGap[] };

interface Repaired {
  readonly result: VerbResult;
  /** The files that are not as they were. */
  readonly changed: readonly string[];
}

async function repairWith(text: string): Promise<Repaired> {
  const before: Readonly<Record<string, string>> = { ...tree, [report]: text };
  const files = createMemoryFileSystem(before);
  const result = await repair(contextOf(files), { ids: [], writes: true });
  const after = Object.entries(files.snapshot()).filter(([path]) => !path.endsWith('/'));
  const left = new Set(after.map(([path]) => path));
  const changed = after.filter(([path, content]) => before[path] !== content).map(([path]) => path);
  return { result, changed: [...changed, ...Object.keys(before).filter((path) => !left.has(path))] };
}

// What a repair of these gaps may write: the document of the one, a work order for the other, and its own records.
const mayChange = /^(?:acme\/core\/README\.md|\.l9gen\/.*)$/;

async function holdsFor(text: string): Promise<void> {
  const { result, changed } = await repairWith(text);
  expect(changed.filter((path) => !mayChange.test(path))).toEqual([]);
  const isRefused = result.exitCode === 2;
  expect(isRefused ? changed : []).toEqual([]);
  const lines = text.split(/\r\n|\r|\n/).length;
  const told = result.diagnostics.filter(({ span }) => span?.file === report);
  for (const { span } of told) expect(span?.start.line).toBeLessThanOrEqual(lines);
  expect(told.some(({ severity }) => severity === 'error')).toBe(isRefused);
}

const paths = [
  '../../etc/passwd',
  '/etc/passwd',
  'C:\\x',
  '~/.ssh/id',
  '.git/config',
  'a\0b',
  '',
  '.',
  'acme/..',
  contract,
];
const strange = fc.oneof(
  fc.constantFrom(...paths),
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, [], {}, [[[]]], { toString: 1 }, 'x'.repeat(5000)),
  fc.string(),
);

/** A mapping that holds, but for at most one value; keys that mean something to JavaScript are tried as well. */
function almost(mapping: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const key = fc.constantFrom(...Object.keys(mapping), '__proto__', 'constructor', 'toString');
  const other = fc
    .tuple(key, strange)
    .map(([name, value]) => Object.fromEntries([...Object.entries(mapping), [name, value]]));
  return fc.oneof({ weight: 1, arbitrary: fc.constant(mapping) }, { weight: 2, arbitrary: other });
}

const gapOfOne = almost({
  id: 'GAP-1',
  fingerprint: `sha256:${'0'.repeat(64)}`,
  kind: 'missing_doc',
  outcome: 'fail',
  meta_type: 'component_readme',
  meta_file: contract,
  meta_pointer: '/location',
  target_file: readme,
  write_set: [readme],
});
const gapOfZero = almost({ kind: 'missing_doc', meta: contract, target: readme, module: 'acme/core/api.py' });
const listOf = (gap: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: fc.array(gap, { minLength: 1, maxLength: 2 }) }, { weight: 1, arbitrary: strange });
const maker = fc.constantFrom({ name: 'l9gen', version: '0.0.0' }, { name: 'their-scan', version: '3' });

const almostReport = fc
  .oneof(
    fc.tuple(maker, listOf(gapOfOne)).chain(([tool, listed]) => almost({ version: 1, tool, gaps: listed, omitted: 1 })),
    listOf(gapOfZero).map((listed) => ({ gaps: listed })),
  )
  .map((value) => JSON.stringify(value, null, 1));

const scraps = fc
  .array(
    fc.constantFrom(
      'version: 1\n',
      'gaps:\n',
      '  - id: a\n',
      '    kind: missing_doc\n',
      '[',
      '&a ',
      '*a',
      '!!x ',
      '\t',
      '"',
      '\0',
      '\uFEFF',
      '<<: *a\n',
      'meta: x\n',
    ),
  )
  .map((parts) => parts.join(''));

test('a report of any form is used or refused, and writes nothing of its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: almostReport }, { weight: 1, arbitrary: scraps }), holdsFor),
  );
});

const lie = fc.record({
  write_set: fc.constant(['acme/core/api.py', '.github/workflows/ci.yml']),
  severity: fc.constantFrom('info', 'error'),
  context: fc.record({ problem: fc.string({ minLength: 1 }), must_cover: fc.constant(['Anything.']) }),
  remediation: fc.constant({ command: 'rm -rf .' }),
});

// Two gaps can be chosen in three ways.
const few = { numRuns: 20 };
const selected = fc.subarray([...gaps], { minLength: 1 });

test('of version 1 it selects by id or fingerprint, whatever else it says of a gap', async () => {
  expect(gaps.map(({ kind, targetFile }) => [kind, targetFile])).toEqual([
    ['missing_doc', 'acme/core/README.md'],
    ['missing_doc', 'acme/NOTES.md'],
  ]);
  await fc.assert(
    fc.asyncProperty(selected, fc.boolean(), lie, async (chosen, isNamed, lies) => {
      const listed = chosen.map(({ id, fingerprint }) => ({
        ...lies,
        ...(isNamed ? { id } : { id: 'GAP-of-theirs', fingerprint }),
        kind: 'orphan_file',
        meta_type: 'registry',
        meta_file: contract,
        target_file: 'acme/core/api.py',
      }));
      await expectOnly(chosen, JSON.stringify({ version: 1, gaps: listed }));
    }),
    few,
  );
});

test('of version 0 it selects by contract and target', async () => {
  await fc.assert(
    fc.asyncProperty(selected, fc.string({ minLength: 1 }), async (chosen, kind) => {
      const listed = chosen.map(({ metaFile, targetFile }) => ({ kind, meta: metaFile, target: targetFile }));
      await expectOnly(chosen, JSON.stringify({ gaps: listed }));
    }),
    few,
  );
});

async function expectOnly(chosen: readonly ToldGap[], text: string): Promise<void> {
  const { result, changed } = await repairWith(text);
  expect(Object.keys((result.data as { readonly gaps: object }).gaps).sort()).toEqual(
    chosen.map(({ id }) => id).sort(),
  );
  expect(changed.filter((path) => !mayChange.test(path))).toEqual([]);
  expect(changed.includes(readme)).toBe(chosen.some(({ targetFile }) => targetFile === readme));
}

test('a scan leaves every report that is not its own as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(almostReport, scraps), async (text) => {
      const files = createMemoryFileSystem({ ...tree, [report]: text });
      const result = await findGaps(contextOf(files), { writes: true });
      const isForeign = result.diagnostics.some(({ code }) => code === 'toolkit/foreign-report');
      expect(files.snapshot()[report] === text).toBe(isForeign);
      // Only one that holds and names l9gen is its own.
      if (!isForeign) expect(JSON.parse(text)).toMatchObject({ version: 1, tool: { name: 'l9gen' } });
    }),
  );
});
