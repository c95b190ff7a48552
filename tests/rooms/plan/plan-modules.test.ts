import { expect, test } from 'vitest';

import { nameDrift } from '../../../src/drift/index.js';
import { basesPath, ledgerPath, parseBases, parseLedger, type Bases, type Ledger } from '../../../src/ledger/index.js';
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
  readonly bases?: Bases;
  readonly decisions?: ReadonlyMap<string, 'ours' | 'theirs'>;
  readonly discard?: boolean;
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
    bases: new Map(world.bases ? [['m', world.bases]] : []),
    settled: { decisions: world.decisions ?? new Map(), discard: new Set(world.discard ? [path] : []) },
  });
  const operations = planned.plan.operations.map(({ kind, path: target }) => `${kind} ${target}`);
  const conflicts = planned.plan.conflicts.map(({ diagnostic }) => diagnostic.code);
  const drift = nameDrift(planned.observations).map(({ name, path: target }) => `${name} ${target}`);
  const textOf = (file: RelPath): string => planned.ledgers.find((record) => record.path === file)?.content ?? '';
  const ledger = parseLedger(path, textOf(ledgerPath('m'))).value;
  const bases = parseBases(path, textOf(basesPath('m'))).value;
  const contents = planned.plan.operations.flatMap((operation) =>
    operation.kind !== 'delete' && operation.path === path ? [operation.content] : [],
  );
  const records = planned.plan.conflicts.flatMap(({ record }) => (record ? [record] : []));
  const codes = planned.diagnostics.map(({ code }) => code);
  return { operations, conflicts, drift, codes, ledger, bases, content: contents[0], records };
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

test('a hand was here: the file is kept, told once, and recorded as it is', async () => {
  const disk = { [path]: 'mine', [shared]: 'm;' };
  const plan = await planOf({ disk, ledger: await made() });
  expect(plan).toMatchObject({ operations: [], conflicts: [], codes: ['plan/edited-kept'], drift: [`edited ${path}`] });
  expect(plan.ledger?.files.get(path)).toMatchObject({ output: hashOf('mine'), base: hashOf('v1') });
  expect(plan.bases?.get(path)).toBe('v1');
  if (!plan.ledger) throw new Error('no ledger');
  expect(await planOf({ disk, ledger: plan.ledger })).toMatchObject({ operations: [], drift: [], codes: [] });
});

const [v1, v2] = ['a\nb\nc\nd\n', 'a\nb\nc\nD\n'];
const bases = new Map([[path, v1]]);

test('a hand was here and the contract moved on elsewhere: both stand', async () => {
  const disk = { [path]: `mine\n${v1}`, [shared]: 'm;' };
  const plan = await planOf({ disk, ledger: await made(v1), text: v2, bases });
  expect(plan).toMatchObject({ operations: [`update ${path}`], conflicts: [], content: `mine\n${v2}` });
  expect(plan.ledger?.files.get(path)).toMatchObject({ output: hashOf(`mine\n${v2}`), base: hashOf(v2) });
  expect(plan.bases?.get(path)).toBe(v2);
});

test('a hand was here and the contract changed the same: a person decides, and is asked once', async () => {
  const world = { disk: { [path]: 'a\nb\nc\nmine\n', [shared]: 'm;' }, ledger: await made(v1), text: v2, bases };
  const plan = await planOf(world);
  expect(plan).toMatchObject({ operations: [], conflicts: ['plan/merge-conflict'], drift: [`edited ${path}`] });
  expect(plan.records).toMatchObject([{ file: path, base: 'd', ours: 'mine', theirs: 'D' }]);
  const id = plan.records[0]?.id ?? '';
  const ours = await planOf({ ...world, decisions: new Map([[id, 'ours']]) });
  expect(ours).toMatchObject({ operations: [], conflicts: [] });
  expect(ours.ledger?.files.get(path)).toMatchObject({ output: hashOf(world.disk[path] ?? ''), base: hashOf(v2) });
  const theirs = await planOf({ ...world, decisions: new Map([[id, 'theirs']]) });
  expect(theirs).toMatchObject({ operations: [`update ${path}`], content: v2 });
});

test.each([
  ['is lost', new Map()],
  ['is not what the ledger proves', new Map([[path, 'a\nb\nc\n']])],
])('a base that %s is a conflict, and nothing moves', async (_, lost) => {
  const ledger = await made(v1);
  const plan = await planOf({ disk: { [path]: `mine\n${v1}`, [shared]: 'm;' }, ledger, text: v2, bases: lost });
  expect(plan).toMatchObject({ operations: [], conflicts: ['plan/base-not-proven'] });
  expect(plan.ledger?.files.get(path)).toEqual(ledger.files.get(path));
});

test('an edit that is given up by name is overwritten', async () => {
  const disk = { [path]: 'mine', [shared]: 'm;' };
  const plan = await planOf({ disk, ledger: await made(), discard: true });
  expect(plan).toMatchObject({ operations: [`update ${path}`], content: 'v1', codes: [] });
});

test('what nothing asks for goes only while nothing in it is a person’s, though a run recorded the edit', async () => {
  const kept = await planOf({ disk: { [path]: 'mine', [shared]: 'm;' }, ledger: await made() });
  if (!kept.ledger) throw new Error('no ledger');
  const world = { disk: { [path]: 'mine', [shared]: 'm;' }, ledger: kept.ledger, wants: false };
  expect(await planOf(world)).toMatchObject({ operations: [], drift: [`orphaned ${path}`] });
  expect(await planOf({ ...world, discard: true })).toMatchObject({ operations: [`delete ${path}`] });
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
