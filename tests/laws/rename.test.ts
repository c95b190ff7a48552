import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { createMemoryFileSystem, type MemoryTree } from '../../src/host/index.js';
import { findId, relPath } from '../../src/text/index.js';
import { check, generate, init, newModule, renameModule, type VerbResult } from '../../src/toolkit/index.js';
import { contextOf } from '../support/toolkit-context.js';

/*
 * Law 6, second half: renaming a module and renaming it back gives the same bytes, although people edited what was made for
 * it; and in between everything is in order, the edits are there, and nothing of the module has the old name.
 */

const isLong = process.env['L9GEN_LONG'] !== undefined;
// Each input is a whole repository that is renamed twice.
const numRuns = isLong ? 300 : 6;

const modules = [
  { id: 'slack.webhook', kind: 'webhook', auth: 'hmac-sha256', hasTool: true, approval: 'boss', tier: 2 },
  { id: 'slack.webhook.events', kind: 'worker', auth: 'none', hasTool: false, approval: 'none', tier: 3 },
  { id: 'crm_sync', kind: 'schedule', auth: 'none', hasTool: true, approval: 'auto', tier: 2 },
  { id: 'look.up', kind: 'tool', auth: 'none', hasTool: true, approval: 'none', tier: 2 },
  { id: 'orders', kind: 'webhook', auth: 'bearer', hasTool: false, approval: 'none', tier: 2 },
] as const;

const ids = modules.map(({ id }) => id);

type Id = (typeof ids)[number];

let base: MemoryTree;

beforeAll(async () => {
  const files = createMemoryFileSystem();
  const context = contextOf(files);
  await init(context, 'Host');
  for (const { id, ...choices } of modules) {
    const name = id.replaceAll(/[._]/g, ' ');
    done(
      await newModule(context, {
        ...choices,
        moduleId: id,
        name: name.charAt(0).toUpperCase() + name.slice(1),
        description: 'Does what it is for.',
        team: 'core',
        contact: 'core@example.com',
        durability: 'substrate',
        policy: 'fail_fast',
        agent: 'l-cto',
        cron: '0 * * * *',
        ...(id === 'slack.webhook' ? { outboundUrl: 'https://slack.example/slack-webhook/api' } : {}),
      }),
    );
  }
  const spec = relPath('modules/specs/Module-Spec-v2.6-slack_webhook_events.yaml');
  await replaceIn(files, spec, 'depends_on: [', 'depends_on: [slack.webhook, ');
  done(await generate(context, []));
  base = files.snapshot();
}, 120_000);

/** What a person writes into a file of a module, told by the forms of its id. */
interface HumanEdit {
  readonly name: string;
  readonly edit: (tree: Record<string, string>, id: string) => void;
}

const humanEdits: readonly HumanEdit[] = [
  {
    name: 'a comment in a service',
    edit: append(/_service\.ts$/, (id) => `\n// ${id} is ${snake(id)}, as Ann says.\n`),
  },
  { name: 'a function in the config', edit: append(/\/config\.ts$/, () => '\nexport const limit = 3;\n') },
  {
    name: 'a line among the imports',
    edit: change(/_service\.ts$/, /^import /m, 'import { limit } from "../limits.js";\nimport '),
  },
  {
    name: 'a section of the README',
    edit: append(/\/README\.md$/, (id) => `\n## Ours\n\nAsk Ann about \`${snake(id)}\`.\n`),
  },
  { name: 'a test', edit: append(/_negative\.test\.ts$/, (id) => `\nit('${snake(id)} does so too', () => {});\n`) },
  {
    name: 'a line of the handlers',
    edit: append(/\/handlers\.ts$/, (id) => `\nexport const ${snake(id)}_limit = 3;\n`),
  },
  { name: 'the licence above the handlers', edit: prepend(/\/handlers\.ts$/, '// Copyright Ann.\n') },
  { name: 'comments in the router', edit: change(/^l9\/router\.ts$/, /^\]/m, '  // The last one.\n]') },
  { name: 'a value in .env.example', edit: change(/^\.env\.example$/, /change-me/, 'changed') },
  { name: 'a comment in the registry', edit: change(/registry\.yaml$/, /^modules:/m, '# Ours.\nmodules:') },
  { name: 'a comment in the spec', edit: append(/specs\/.*\.yaml$/, (id) => `# ${snake(id)} is Ann's.\n`) },
  { name: 'CRLF in the handlers', edit: (tree, id) => crlf(tree, pathOf(tree, /\/handlers\.ts$/, id)) },
  {
    name: 'a file of their own',
    edit: (tree, id) => (tree[`l9/modules/${snake(id)}/${snake(id)}_notes.md`] = `# ${snake(id)}_notes\n`),
  },
  {
    name: 'a file of their own among the tests',
    edit: (tree, id) => (tree[`tests/modules/${snake(id)}/mine.ts`] = `export const ${snake(id)}_x = 1;\n`),
  },
];

const newIds = ['crm.events', 'big_feed', 'mail.in.box', 'slack.webhook.v2', 'my.slack.webhook', 'm8.s3x'];

const input = fc.record({
  from: fc.constantFrom(...ids),
  to: fc.constantFrom(...newIds),
  edits: fc.subarray([...humanEdits]),
});

describe('rename', () => {
  test('there and back gives the same bytes, and in between all is in order', async () => {
    await fc.assert(
      fc.asyncProperty(input, async ({ from, to, edits }) => {
        const before = await edited(from, edits);
        const files = createMemoryFileSystem(before);
        done(await rename(files, { from, to, now: '2030-01-01T00:00:00Z' }));
        expect((await check(contextOf(files), [])).diagnostics).toEqual([]);
        const between = files.snapshot();
        expect(leftOver(between, from, to)).toEqual([]);
        expect(Object.keys(between)).toHaveLength(Object.keys(before).length);
        done(await rename(files, { from: to, to: from, now: '2031-01-01T00:00:00Z' }));
        expect(files.snapshot()).toEqual(before);
      }),
      { numRuns },
    );
  }, 600_000);
});

interface Rename {
  readonly from: string;
  readonly to: string;
  readonly now: string;
}

function rename(files: ReturnType<typeof createMemoryFileSystem>, { from, to, now }: Rename): Promise<VerbResult> {
  return renameModule(contextOf(files, { now }), { from, to, discard: [], isRehearsal: false });
}

/** The base with what people wrote, and acknowledged by a run: from there nothing is pending. */
async function edited(id: Id, edits: readonly HumanEdit[]): Promise<MemoryTree> {
  const tree: Record<string, string> = { ...base } as Record<string, string>;
  for (const { edit } of edits) edit(tree, id);
  const files = createMemoryFileSystem(tree);
  done(await generate(contextOf(files), []));
  return files.snapshot();
}

// In the files of the module. Where its old id is part of its new one or of a longer one the words stay, and so does one plain
// word that people use and templates do not.
function leftOver(tree: MemoryTree, from: string, to: string): readonly string[] {
  return Object.entries(tree).flatMap(([path, whole]) => {
    const isOwn = path.includes(`/${snake(to)}/`) || path.includes(`-${snake(to)}.yaml`);
    // A comment that writes the id in a form that the new one lacks stays as it is, or nobody could take the rename back.
    const text = path.endsWith('.yaml') ? String(whole).replace(/^#.*$/gm, '') : whole;
    if (!isOwn || !snake(from).includes('_') || snake(to).includes(snake(from))) return [];
    const longer = ids.filter((id) => id !== from && snake(id).includes(snake(from)));
    const masks = [
      ...longer.flatMap((id) => findId(String(text), id)),
      ...[...String(text).matchAll(/https?:\S+/g)].map(({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
      })),
    ];
    return findId(String(text), from)
      .filter((place) => !masks.some((mask) => place.start < mask.end && place.end > mask.start))
      .map(({ start }) => `${path}: ${String(text).slice(start - 20, start + 40)}`);
  });
}

function done(result: VerbResult): void {
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(result.exitCode).toBe(0);
}

function snake(id: string): string {
  return id.replaceAll('.', '_');
}

function pathOf(tree: Readonly<Record<string, string>>, pattern: RegExp, id: string): string {
  const own = Object.keys(tree).filter((path) => pattern.test(path) && !path.startsWith('.l9gen/'));
  return own.find((path) => path.includes(`/${snake(id)}/`) || path.endsWith(`-${snake(id)}.yaml`)) ?? own[0] ?? '';
}

function append(pattern: RegExp, added: (id: string) => string): HumanEdit['edit'] {
  return (tree, id) => {
    const path = pathOf(tree, pattern, id);
    tree[path] = (tree[path] ?? '') + added(id);
  };
}

function prepend(pattern: RegExp, added: string): HumanEdit['edit'] {
  return (tree, id) => {
    const path = pathOf(tree, pattern, id);
    tree[path] = added + (tree[path] ?? '');
  };
}

function change(pattern: RegExp, found: RegExp, wanted: string): HumanEdit['edit'] {
  return (tree, id) => {
    const path = pathOf(tree, pattern, id);
    tree[path] = (tree[path] ?? '').replace(found, wanted);
  };
}

function crlf(tree: Record<string, string>, path: string): void {
  tree[path] = (tree[path] ?? '').replaceAll(/\r?\n/g, '\r\n');
}

async function replaceIn(
  files: ReturnType<typeof createMemoryFileSystem>,
  path: ReturnType<typeof relPath>,
  ...[found, wanted]: readonly [string, string]
): Promise<void> {
  const text = Buffer.from((await files.read(path)) ?? []).toString('utf8');
  expect(text).toContain(found);
  await files.remove(path);
  await files.create(path, Buffer.from(text.replace(found, wanted)));
}
