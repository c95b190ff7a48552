import { expect, test } from 'vitest';

import { nameDrift } from '../../../src/drift/index.js';
import { parseLedger, type Ledger } from '../../../src/ledger/index.js';
import { createPresentTree, planModules, type Present, type WantedModule } from '../../../src/plan/index.js';
import { hashOf, relPath, type RelPath } from '../../../src/text/index.js';

const path = relPath('l9/m/config.ts');
const shared = relPath('l9/router.ts');
const because = { contract: relPath('spec.yaml'), module: 'm' };

interface World {
  readonly disk: Readonly<Record<string, string>>;
  readonly ledger?: Ledger;
  readonly text?: string;
  readonly ownership?: 'generated' | 'seeded';
  readonly wants?: boolean;
  readonly renders?: { count: number };
}

function wantedOf({ text = 'v1', ownership = 'generated', wants = true, renders }: World): WantedModule {
  const render = () => {
    if (renders) renders.count += 1;
    return Promise.resolve({ value: text, diagnostics: [] });
  };
  const files = wants
    ? [{ kind: 'file', path, ownership, template: 't', inputs: hashOf(text), because, render } as const]
    : [];
  const edit = (old: string) => Promise.resolve({ value: old.includes('m;') ? old : `${old}m;`, diagnostics: [] });
  return {
    module: 'm',
    snake: 'm',
    files,
    edits: [{ kind: 'edit', path: shared, inputs: hashOf('edit'), because, edit }],
  };
}

async function planOf(world: World) {
  const present = new Map<RelPath, Present>();
  for (const wanted of [path, shared, ...(world.ledger?.files.keys() ?? [])]) {
    const text = world.disk[wanted];
    present.set(wanted, text === undefined ? { kind: 'absent' } : { kind: 'file', text, hash: hashOf(text) });
  }
  const ledgers = new Map(world.ledger ? [['m', world.ledger]] : []);
  const planned = await planModules({
    wanted: [wantedOf(world)],
    unrecorded: [],
    present: createPresentTree(present),
    ledgers,
  });
  const operations = planned.plan.operations.map(({ kind, path: target }) => `${kind} ${target}`);
  const conflicts = planned.plan.conflicts.map(({ diagnostic }) => diagnostic.code);
  const drift = nameDrift(planned.observations).map(({ name, path: target }) => `${name} ${target}`);
  const ledger = parseLedger(planned.ledgers[0]?.path ?? path, planned.ledgers[0]?.content ?? '').value;
  return { operations, conflicts, drift, codes: planned.diagnostics.map(({ code }) => code), ledger };
}

async function made(text = 'v1', ownership: 'generated' | 'seeded' = 'generated'): Promise<Ledger> {
  const { ledger } = await planOf({ disk: { [shared]: '' }, text, ownership });
  if (!ledger) throw new Error('no ledger');
  return ledger;
}

test('nothing is there: everything is created', async () => {
  const plan = await planOf({ disk: { [shared]: '' } });
  expect(plan).toMatchObject({
    operations: [`create ${path}`, `update ${shared}`],
    drift: [`pending ${path}`, `pending ${shared}`],
    conflicts: [],
  });
});

test('all is as recorded: nothing is planned and nothing is rendered', async () => {
  const renders = { count: 0 };
  const plan = await planOf({ disk: { [path]: 'v1', [shared]: 'm;' }, ledger: await made(), renders });
  expect(plan).toMatchObject({ operations: [], drift: [], conflicts: [], codes: [] });
  expect(renders.count).toBe(0);
});

test('the contract moved on: a pristine file is updated', async () => {
  const plan = await planOf({ disk: { [path]: 'v1', [shared]: 'm;' }, ledger: await made(), text: 'v2' });
  expect(plan).toMatchObject({ operations: [`update ${path}`], drift: [`stale ${path}`] });
});

test('a hand was here: the file is kept and named', async () => {
  const plan = await planOf({ disk: { [path]: 'mine', [shared]: 'm;' }, ledger: await made() });
  expect(plan).toMatchObject({ operations: [], conflicts: [], codes: ['plan/edited-kept'], drift: [`edited ${path}`] });
  expect(plan.ledger?.files.get(path)?.output).toBe(hashOf('v1'));
});

test('a hand was here and the contract moved on: a person decides', async () => {
  const plan = await planOf({ disk: { [path]: 'mine', [shared]: 'm;' }, ledger: await made(), text: 'v2' });
  expect(plan).toMatchObject({ operations: [], conflicts: ['plan/would-lose-edit'], drift: [`edited ${path}`] });
});

test('the hand wrote what we would write: it is ours', async () => {
  const plan = await planOf({ disk: { [path]: 'v2', [shared]: 'm;' }, ledger: await made(), text: 'v2' });
  expect(plan).toMatchObject({ operations: [], conflicts: [], drift: [] });
  expect(plan.ledger?.files.get(path)?.output).toBe(hashOf('v2'));
});

test('the file was deleted: it is made again', async () => {
  const plan = await planOf({ disk: { [shared]: 'm;' }, ledger: await made() });
  expect(plan).toMatchObject({ operations: [`create ${path}`], drift: [`missing ${path}`] });
});

test('a foreign file is never touched', async () => {
  const plan = await planOf({ disk: { [path]: 'theirs', [shared]: 'm;' } });
  expect(plan).toMatchObject({
    operations: [],
    conflicts: ['plan/path-taken'],
    drift: [`foreign ${path}`, `pending ${shared}`].slice(0, 1),
  });
});

test('a lost ledger is rebuilt from files that are exactly as generated', async () => {
  const plan = await planOf({ disk: { [path]: 'v1', [shared]: 'm;' } });
  expect(plan).toMatchObject({ operations: [], conflicts: [] });
  expect(plan.ledger?.files.get(path)?.output).toBe(hashOf('v1'));
});

test("a seeded file is written once and then its owner's", async () => {
  const ledger = await made('v1', 'seeded');
  expect(
    await planOf({ disk: { [path]: 'mine', [shared]: 'm;' }, ledger, ownership: 'seeded', text: 'v2' }),
  ).toMatchObject({ operations: [], conflicts: [], drift: [] });
});

test('what nothing asks for is deleted only while it is as recorded', async () => {
  const ledger = await made();
  expect(await planOf({ disk: { [path]: 'v1', [shared]: 'm;' }, ledger, wants: false })).toMatchObject({
    operations: [`delete ${path}`],
    drift: [`orphaned ${path}`],
  });
  const kept = await planOf({ disk: { [path]: 'mine', [shared]: 'm;' }, ledger, wants: false });
  expect(kept).toMatchObject({ operations: [], drift: [`orphaned ${path}`] });
  expect(kept.ledger?.files.has(path)).toBe(true);
});

test('an entry that a person took out of a shared file is missing, one never made is pending', async () => {
  expect(await planOf({ disk: { [path]: 'v1', [shared]: '' }, ledger: await made() })).toMatchObject({
    operations: [`update ${shared}`],
    drift: [`missing ${shared}`],
  });
});

test('a shared file that is gone is a finding', async () => {
  expect(await planOf({ disk: { [path]: 'v1' } })).toMatchObject({ codes: ['plan/slot-missing'] });
});
