import { expect, test } from 'vitest';

import { emptyLedger, ledgerPath, parseLedger, type Ledger } from '../../../src/ledger/index.js';
import {
  createPresentTree,
  planModules,
  type Concern,
  type Present,
  type WantedModule,
} from '../../../src/plan/index.js';
import { hashOf, joinPath, relPath, type RelPath } from '../../../src/text/index.js';

const shared = relPath('l9/router.ts');
const because = { contract: relPath('spec.yaml') };

function fileOf(module: string, name: string): RelPath {
  return joinPath(`l9/${module}`, name);
}

function wantedOf(module: string): WantedModule {
  const files = ['a.ts', 'b.ts'].map((name) => {
    const text = `${module} ${name} 2`;
    const render = () => Promise.resolve({ value: text, diagnostics: [] });
    const path = fileOf(module, name);
    const about = {
      ownership: 'generated',
      template: 't',
      inputs: hashOf(text),
      because: { ...because, module },
    } as const;
    return { kind: 'file', path, ...about, render } as const;
  });
  const edit = (text: string) =>
    Promise.resolve({ value: text.includes(module) ? text : `${text}${module};`, diagnostics: [] });
  const entry = { kind: 'edit', path: shared, inputs: hashOf(module), because: { ...because, module }, edit } as const;
  return { module, snake: module, files, edits: [entry] };
}

// Every file stands as an earlier run left it, one more than is wanted now.
function ledgerOf(module: string): Ledger {
  const files = ['a.ts', 'b.ts', 'old.ts'].map((name) => {
    const text = `${module} ${name} 1`;
    const entry = {
      ownership: 'generated',
      template: 't',
      inputs: hashOf(text),
      output: hashOf(text),
      base: hashOf(text),
    } as const;
    return [fileOf(module, name), entry] as const;
  });
  return { ...emptyLedger(module), files: new Map(files) };
}

async function planOf(concern?: Concern) {
  const modules = ['one', 'two'];
  const present = new Map<RelPath, Present>([[shared, { kind: 'file', text: '', hash: hashOf('') }]]);
  for (const module of modules)
    for (const name of ['a.ts', 'b.ts', 'old.ts']) {
      const text = `${module} ${name} 1`;
      present.set(fileOf(module, name), { kind: 'file', text, hash: hashOf(text) });
    }
  return planModules({
    wanted: modules.map(wantedOf),
    unrecorded: [],
    present: createPresentTree(present),
    ledgers: new Map(modules.map((module) => [module, ledgerOf(module)])),
    bases: new Map(),
    settled: { decisions: new Map(), discard: new Set() },
    concern,
  });
}

test('a plan about everything makes, wires and takes away', async () => {
  const { plan } = await planOf();
  expect(plan.operations.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    ...['update l9/one/a.ts', 'update l9/one/b.ts', 'delete l9/one/old.ts', 'update l9/router.ts'],
    ...['update l9/two/a.ts', 'update l9/two/b.ts', 'delete l9/two/old.ts'],
  ]);
});

test('a plan about one file changes it alone, and what is recorded of the others stays', async () => {
  const file = fileOf('one', 'a.ts');
  const { plan, ledgers, observations } = await planOf((path) => path === file);
  expect(plan.operations.map(({ kind, path }) => `${kind} ${path}`)).toEqual([`update ${file}`]);
  expect(plan.unchanged).toEqual([]);
  expect(observations.map(({ path }) => path)).toEqual([file]);
  const records = ledgers.filter(({ path }) => path.startsWith('.l9gen/modules/'));
  expect(records.map(({ path }) => path)).toEqual([ledgerPath('one')]);
  const after = parseLedger(file, records[0]?.content ?? '').value;
  const before = ledgerOf('one');
  expect(after?.files.get(file)?.output).toBe(hashOf('one a.ts 2'));
  for (const name of ['b.ts', 'old.ts'])
    expect(after?.files.get(fileOf('one', name))).toEqual(before.files.get(fileOf('one', name)));
  expect(after?.wired.size).toBe(0);
});

test('of a shared file only the entries of the modules that are meant are made', async () => {
  const { plan, ledgers } = await planOf((path, module) => path === shared && module === 'two');
  expect(plan.operations).toMatchObject([{ kind: 'update', path: shared, content: 'two;' }]);
  expect(ledgers.filter(({ path }) => path.startsWith('.l9gen/modules/')).map(({ path }) => path)).toEqual([
    ledgerPath('two'),
  ]);
});
