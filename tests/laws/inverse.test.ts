import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { runCli } from '../support/run-cli.js';
import { copyOf, createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/*
 * Law 6 for the whole program: new, generate and remove give the tree from before, byte for byte, also where people
 * edited the shared files in between: then their edits are left, and nothing else.
 */

let host = '';

beforeAll(async () => {
  host = await createFolder();
  await done(host, ['init']);
  await done(host, ['new', 'base.hook', '--kind', 'webhook', '--auth', 'bearer', '--tool']);
  await done(host, ['new', 'mid_queue', '--kind', 'worker']);
  await done(host, ['generate']);
});

afterAll(() => removeFolder(host));

const kind = fc.constantFrom(
  ['--kind', 'webhook', '--auth', 'hmac-sha256'],
  ['--kind', 'webhook', '--auth', 'bearer', '--tool'],
  ['--kind', 'webhook', '--auth', 'api_key', '--tool', '--outbound', 'https://crm.example/api'],
  ['--kind', 'webhook', '--auth', 'none'],
  ['--kind', 'tool'],
  ['--kind', 'worker'],
  ['--kind', 'schedule'],
);
const approval = fc.constantFrom([], ['--approval', 'boss']);
const added = fc.uniqueArray(fc.constantFrom('alpha', 'crm.sync', 'nightly.report', 'zulu'), {
  minLength: 1,
  maxLength: 2,
});

const shared = [
  'l9/router.ts',
  'l9/tool_registry.ts',
  'l9/core/agents/registry.ts',
  '.env.example',
  'modules/registry.yaml',
];

/** What a person does to a file, whatever of ours stands in it. */
const edit = fc.record({
  file: fc.constantFrom(...shared),
  how: fc.constantFrom('note on top', 'note at the end', 'CRLF', 'blank line at the end'),
});
interface Edit {
  readonly file: string;
  readonly how: string;
}

function edited(text: string, { file, how }: Edit): string {
  const note = file.endsWith('.ts') ? '// mine' : '# mine';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (how === 'note on top') return `${note}${eol}${eol}${text}`;
  if (how === 'CRLF') return text.replaceAll(/\r?\n/g, '\r\n');
  return text + (how === 'note at the end' ? `${eol}${note}${eol}` : eol);
}

async function done(folder: string, args: readonly string[], epoch = '1767225600'): Promise<void> {
  const run = await runCli(folder, args, { SOURCE_DATE_EPOCH: epoch });
  expect(run.exitCode, `${args.join(' ')}\n${run.stdout}${run.stderr}`).toBe(0);
}

async function editFiles(folder: string, edits: readonly Edit[]): Promise<void> {
  for (const one of edits) {
    const path = join(folder, one.file);
    await writeFile(path, edited(await readFile(path, 'utf8'), one));
  }
}

async function bytesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  return new Map(
    [...(await snapshot(folder))].map(([path, { bytes }]) => [path, Buffer.from(bytes, 'base64').toString()]),
  );
}

const story = fc.record({
  modules: added,
  flags: fc.array(fc.tuple(kind, approval), { minLength: 2, maxLength: 2 }),
  edits: fc.array(edit, { maxLength: 4 }),
  areTogether: fc.boolean(),
});

// Each story runs the program five to seven times on a real disk.
test('new, generate, edit and remove leave the edits and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ modules, flags, edits, areTogether }) => {
      const [folder, model] = [await copyOf(host), await copyOf(host)];
      try {
        for (const [index, module] of modules.entries())
          await done(folder, ['new', module, ...(flags[index]?.flat() ?? [])], '1770000000');
        await done(folder, ['generate'], '1780000000');
        for (const tree of [folder, model]) await editFiles(tree, edits);
        const calls = areTogether ? [modules] : modules.map((module) => [module]);
        for (const names of calls) await done(folder, ['remove', ...names], '1790000000');
        expect(withoutStamps(await bytesOf(folder))).toEqual(withoutStamps(await bytesOf(model)));
      } finally {
        await Promise.all([folder, model].map(removeFolder));
      }
    }),
    { numRuns: 8 },
  );
});

/** The overviews of all modules, whose stamps tell when they changed last. */
function withoutStamps(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const overviews = ['Module.Registry.Complete.md', 'generated/module_wiring_graph.yaml'];
  return new Map(
    [...files].map(([path, text]) => [path, overviews.includes(path) ? text.replaceAll(/_(?:at|by): .*/g, '') : text]),
  );
}
