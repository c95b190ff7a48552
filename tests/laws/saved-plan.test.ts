import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMemoryFileSystem, type MemoryTree } from '../../src/host/index.js';
import { formatSavedPlan, type SavedPlan, type SavedRead } from '../../src/plan/index.js';
import { hashOf } from '../../src/text/index.js';
import { applySavedPlan, generate, savePlan, type ToolkitContext, type VerbResult } from '../../src/toolkit/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { codesOf, memoryPlanFile, memoryTree, productTree } from '../support/memory-workspace.js';
import { contextOf as contextIn } from '../support/toolkit-context.js';
import { removeFolder } from '../support/temporary-folder.js';

/*
 * Law 3: the bytes of a plan are the bytes that are written. A saved plan is refused when anything that it read has changed,
 * and lists exactly that; what it did not read may change. A plan buys nothing by itself: whatever is in it, nothing is
 * written but what l9gen itself would write.
 */

// Every run plans a workspace, which takes half a second.
const isLong = process.env['L9GEN_LONG'] !== undefined;
const runs = { numRuns: isLong ? 60 : 5 };
const moreRuns = { numRuns: isLong ? 120 : 10 };
const spec = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';
const meta = 'l9/modules/slack_webhook/module.meta.yaml';
const nothing = { names: [], discard: [] };

const product = await productTree();
const repository = await plannedWorkspace();
const planText = await savedText();
const saved = JSON.parse(planText) as SavedPlan;

/** A workspace for which there is something to create, to update and to delete. */
async function plannedWorkspace(): Promise<MemoryTree> {
  const folder = await baseWorkspace('generated');
  await replaceIn(join(folder, spec), 'timeout_seconds: 10', 'timeout_seconds: 20');
  await replaceIn(join(folder, meta), 'config_module: config.ts', 'config_module: settings.ts');
  const tree = await memoryTree(folder);
  await removeFolder(folder);
  return tree;
}

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(file, text.replace(from, to));
}

function contextOf(change: { readonly files?: MemoryTree; readonly product?: MemoryTree } = {}) {
  const files = createMemoryFileSystem(change.files ?? repository);
  return {
    files,
    context: contextIn(files, { product: createMemoryFileSystem(change.product ?? product), toolVersion: '1.2.3' }),
  };
}

async function savedText(): Promise<string> {
  const out = memoryPlanFile();
  const result = await savePlan(contextOf().context, out, nothing);
  if (result.exitCode !== 0) throw new Error(JSON.stringify(result.diagnostics));
  return out.files.snapshot()['plan.json'] ?? '';
}

const apply = (context: ToolkitContext, text = planText): Promise<VerbResult> =>
  applySavedPlan(context, memoryPlanFile(text));

const changedBy = (result: VerbResult): unknown => (result.data as { readonly changed?: unknown }).changed;

const textOf = (content: string | Uint8Array | undefined): string => Buffer.from(content ?? '').toString('utf8');

function without(tree: MemoryTree, path: string): MemoryTree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== path));
}

const isFileRead = ({ call, answer }: SavedRead): boolean => call === 'read' && /^[0-9a-f]{64}$/.test(answer);
const fileReads = saved.reads.filter(isFileRead);
const readPaths = new Set(saved.reads.map(({ tree, path }) => `${tree} ${path ?? ''}`));

describe('a saved plan', () => {
  it('has something of every kind in it', () => {
    expect(new Set(saved.operations.map(({ kind }) => kind))).toEqual(new Set(['create', 'update', 'delete']));
    expect(saved.records.length).toBeGreaterThan(1);
    const read = fileReads.map(({ tree, path }) => `${tree} ${path ?? ''}`);
    for (const path of [spec, 'modules/registry.yaml', meta, 'l9/router.ts'])
      expect(read).toContain(`repository ${path}`);
    expect(read).toContain('repository .l9gen/modules/slack_webhook.json');
    expect(read).toContain('product templates/module/config.ts.hbs');
  });

  it('is the same bytes however often it is saved, also over an earlier one', async () => {
    expect(await savedText()).toBe(planText);
    const out = memoryPlanFile(planText);
    expect((await savePlan(contextOf().context, out, nothing)).exitCode).toBe(0);
    expect(out.files.snapshot()).toEqual({ 'plan.json': planText });
  });

  it('is carried out to the byte, and as generate would have done it', async () => {
    const { files, context } = contextOf();
    const later = { ...context, now: '2030-01-01T00:00:00Z' };
    expect((await apply(later)).exitCode).toBe(0);
    const after = files.snapshot();
    const wanted: Record<string, string> = Object.fromEntries(
      Object.entries(repository).map(([path, content]) => [path, textOf(content)]),
    );
    for (const operation of saved.operations) {
      if (operation.kind === 'delete') delete wanted[operation.path];
      else wanted[operation.path] = operation.content;
    }
    for (const { path, content } of saved.records) {
      if (content === undefined) delete wanted[path];
      else wanted[path] = content;
    }
    expect(after).toEqual(Object.fromEntries(Object.entries(wanted).sort(([a], [b]) => (a < b ? -1 : 1))));
    const other = contextOf();
    await generate(other.context, []);
    expect(after).toEqual(other.files.snapshot());
  });

  it('is stale once it was carried out: every file that it changed is another now', async () => {
    const { files, context } = contextOf();
    await apply(context);
    const before = files.snapshot();
    const again = await apply(context);
    expect(again.exitCode).toBe(4);
    const listed = (changedBy(again) as readonly { readonly path: string }[]).map(({ path }) => path);
    expect(listed).toEqual(expect.arrayContaining(saved.operations.map(({ path }) => path)));
    expect(files.snapshot()).toEqual(before);
  });
});

describe('a change of what the plan read', () => {
  const change = fc.constantFrom<(text: string) => string | Uint8Array>(
    (text) => `${text}\n`,
    (text) => ` ${text}`,
    () => '',
    (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff])]),
    (text) => text.replaceAll(/[aeiou]/g, 'x'),
  );

  it('of the repository is refused, and is the one input that is listed', async () => {
    const reads = fileReads.filter(({ tree }) => tree === 'repository');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reads), fc.option(change), async ({ path = '' }, edit) => {
        const edited = edit?.(textOf(repository[path]));
        const files = edited === undefined ? without(repository, path) : { ...repository, [path]: edited };
        await expectStale({ files }, { tree: 'repository', path, how: edit ? 'changed' : 'gone' });
      }),
      moreRuns,
    );
  });

  it('of a file that was not there is refused, and is the one input that is listed', async () => {
    const isAbsent = ({ tree, call, answer }: SavedRead): boolean =>
      tree === 'repository' && /read|stat/.test(call) && answer === 'absent';
    const absent = saved.reads.filter(isAbsent);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...absent), fc.string(), async ({ path = '' }, text) => {
        await expectStale({ files: { ...repository, [path]: text } }, { tree: 'repository', path, how: 'appeared' });
      }),
      runs,
    );
  });

  it('of the product is refused, and is the one input that is listed', async () => {
    const reads = fileReads.filter(({ tree }) => tree === 'product');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reads), async ({ path = '' }) => {
        const changed = { ...product, [path]: `${textOf(product[path])}\n` };
        await expectStale({ product: changed }, { tree: 'product', path, how: 'changed' });
      }),
      runs,
    );
  });

  it('of the version is refused, and is the one input that is listed, whatever came with it', async () => {
    const { files, context } = contextOf({ product: { ...product, 'templates/module/config.ts.hbs': 'new' } });
    const before = files.snapshot();
    const result = await apply({ ...context, toolVersion: '1.2.4' });
    expect([result.exitCode, changedBy(result)]).toEqual([4, [{ tree: 'product', how: 'changed' }]]);
    expect(files.snapshot()).toEqual(before);
  });

  it('by a new contract, or a new folder that matters, is refused and named', async () => {
    const fresh = 'l9/modules/gamma/module.meta.yaml';
    const text = textOf(repository[meta]).replaceAll('slack_webhook', 'gamma');
    await expectStale({ files: { ...repository, [fresh]: text } }, { tree: 'repository', path: fresh, how: 'new' });
    const files = { ...repository, 'l9/modules/gamma/notes.txt': 'no contract' };
    await expectStale({ files }, { tree: 'repository', path: 'l9/modules', how: 'entries' });
  });

  async function expectStale(trees: { files?: MemoryTree; product?: MemoryTree }, input: object): Promise<void> {
    const { files, context } = contextOf(trees);
    const before = files.snapshot();
    const result = await apply(context);
    expect([result.exitCode, changedBy(result)], JSON.stringify(result.diagnostics)).toEqual([4, [input]]);
    expect(new Set(codesOf(result))).toEqual(new Set(['toolkit/stale-input']));
    expect(files.snapshot()).toEqual(before);
  }
});

it('a change of what the plan did not read does not matter', async () => {
  const unread = Object.keys(repository).filter((path) => !readPaths.has(`repository ${path}`));
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const folder = fc.constantFrom('', 'l9/', 'l9/core/', 'notes/', 'notes/deep/', 'modules/specs/', 'generated/');
  const fresh = fc
    .tuple(folder, word, fc.constantFrom('.md', '.txt', '.json', '.ts', ''))
    .map((parts) => parts.join(''));
  const edits = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...unread), fresh), fc.option(fc.string())), {
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const files: Record<string, string | Uint8Array> = { ...repository };
      for (const [path, text] of changes) {
        if (Object.keys(files).some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`))) continue;
        if (text === null) delete files[path];
        else files[path] = text;
      }
      const result = await apply(contextOf({ files }).context);
      expect(result.exitCode, JSON.stringify([changes, result.diagnostics])).toBe(0);
    }),
    runs,
  );
});

describe('a plan file that was changed', () => {
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(
      '../canary',
      '/etc/passwd',
      'C:\\canary',
      'l9/../../canary',
      'a\u0000b',
      '~/canary',
      '.git/hooks/pre-commit',
      '.l9gen/lock',
      'CON',
      'l9/server.ts',
      '*/ process.exit(1) /*',
      '0'.repeat(64),
      'absent',
      '\ud800',
    ),
    fc.string(),
    fc.constantFrom<unknown>(null, true, -1, 1e308, [], {}, { path: '../canary' }, [[]]),
  );

  /** Places in the plan as paths of keys; those of long lists come as often as the others. */
  const place = fc.array(fc.nat(), { minLength: 1, maxLength: 5 });
  const how = fc.constantFrom('replace', 'remove', 'add', 'double');

  function mutate(plan: SavedPlan, steps: readonly number[], [kind, value]: readonly [string, unknown]): unknown {
    const copy = structuredClone(plan) as unknown;
    let parent = copy as Record<string, unknown>;
    let key = '';
    for (const step of steps) {
      const keys = Object.keys(parent);
      if (keys.length === 0) break;
      key = keys[step % keys.length] ?? '';
      const child = parent[key];
      if (typeof child !== 'object' || child === null || step === steps.at(-1)) break;
      parent = child as Record<string, unknown>;
    }
    if (kind === 'add') parent['added'] = value;
    else if (kind === 'remove') delete parent[key];
    else if (kind === 'double' && Array.isArray(parent)) parent.push(parent[0]);
    else parent[key] = value;
    return copy;
  }

  const mutation = fc.tuple(place, fc.tuple(how, hostile)).map(([steps, change]) => mutate(saved, steps, change));

  it('is refused as no plan of ours, whatever was changed, and nothing is written', async () => {
    const bytes = fc.tuple(fc.nat(planText.length - 1), fc.string()).map(([at, text]) => {
      return planText.slice(0, at) + text + planText.slice(at + 1);
    });
    const texts = fc.oneof(
      mutation.map((plan) => `${JSON.stringify(plan, undefined, 2)}\n`),
      bytes,
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        fc.pre(text !== planText);
        const { files, context } = contextOf();
        const before = files.snapshot();
        const result = await apply(context, text);
        expect([result.exitCode, codesOf(result)]).toEqual([5, ['plan/not-a-saved-plan']]);
        expect(files.snapshot()).toEqual(before);
      }),
    );
  });

  it('buys nothing where its digest was made to fit: what is written is what we would write, or nothing', async () => {
    const done = contextOf();
    await apply(done.context);
    await fc.assert(
      fc.asyncProperty(mutation, async (plan) => {
        const { files, context } = contextOf();
        const before = files.snapshot();
        const result = await apply(context, formatSavedPlan(plan as SavedPlan));
        expect([0, 4, 5]).toContain(result.exitCode);
        expect(files.snapshot()).toEqual(result.exitCode === 0 ? done.files.snapshot() : before);
      }),
      moreRuns,
    );
  });

  it.each<readonly [string, (plan: SavedPlan) => SavedPlan]>([
    ['other content', (plan) => withFirst(plan, { content: 'mine', after: hashOf('mine') })],
    ['another file', (plan) => withFirst(plan, { path: 'l9/server.ts' })],
    ['no operation', (plan) => ({ ...plan, operations: [] })],
    ['another time', (plan) => ({ ...plan, now: '2027-01-01T00:00:00Z' })],
    ['another ledger', (plan) => ({ ...plan, records: plan.records.slice(1) })],
    ['a module that is none', (plan) => ({ ...plan, command: { ...plan.command, modules: ['nobody'] } })],
    ['an edit given up', (plan) => ({ ...plan, command: { ...plan.command, discard: ['l9/server.ts'] } })],
  ])('is refused where it asks for %s, and nothing that it read has changed', async (_name, change) => {
    const { files, context } = contextOf();
    const before = files.snapshot();
    const result = await apply(context, formatSavedPlan(change(saved)));
    expect([result.exitCode, codesOf(result)]).toEqual([5, ['toolkit/plan-not-ours']]);
    expect(files.snapshot()).toEqual(before);
  });

  it.each(['../canary', '/tmp/canary', 'l9/../../canary', 'CON', 'a\\b', '~/x', 'C:/x', 'a\u0000', 'x/'])(
    'is refused at the path %j, with its pointer',
    async (path) => {
      const result = await apply(contextOf().context, formatSavedPlan(withFirst(saved, { path })));
      expect(result.exitCode).toBe(5);
      expect(result.diagnostics).toMatchObject([{ code: 'plan/not-a-saved-plan', pointer: '/operations/0/path' }]);
    },
  );

  function withFirst(plan: SavedPlan, change: object): SavedPlan {
    const [first, ...rest] = plan.operations;
    return { ...plan, operations: [{ ...first, ...change }, ...rest] as SavedPlan['operations'] };
  }
});
