import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import { hashOf } from '../../src/text/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/* Law 7: whatever ledger, base or journal stands in a repository, a file is deleted or overwritten only when its hash is a recorded one. */

const isLong = process.env['L9GEN_LONG'] !== undefined;
// Each input is a whole repository that is generated anew.
const numRuns = isLong ? 400 : 10;

const ledgerFile = '.l9gen/modules/slack_webhook.json';
const canary = '// a person wrote this';
const mine = ['l9/mine.ts', 'l9/modules/slack_webhook/mine.ts', '.git/config', 'notes/mine.md', '.env'];
const outside = '../outside/canary.ts';
const ours = ['config.ts', 'handlers.ts', 'routes/slack_webhook.ts'].map((name) => `l9/modules/slack_webhook/${name}`);

interface Tree {
  readonly base: string;
  readonly root: string;
}

async function hostileTree(): Promise<Tree> {
  const [workspace, base] = [await baseWorkspace('generated'), await createFolder()];
  onTestFinished(() => removeFolder(base));
  const root = join(base, 'root');
  await cp(workspace, root, { recursive: true });
  await removeFolder(workspace);
  for (const path of [...mine, outside]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), `${canary}\n`);
  }
  return { base, root };
}

async function bytesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  return new Map([...(await snapshot(folder))].map(([path, { bytes }]) => [path, Buffer.from(bytes, 'base64')]));
}

const hostilePath = fc.oneof(
  fc.constantFrom(...mine, outside, '../../../../etc/passwd', '/etc/passwd', 'C:\\canary.ts', '~/canary.ts', '.l9gen'),
  fc.constantFrom('l9', 'l9/router.ts', 'L9/mine.ts', 'l9/../l9/mine.ts', 'package.json', ledgerFile, '.git~1/config'),
  fc.constantFrom('l9/modules/slack_webhook/config.ts', 'l9/modules/slack_webhook/handlers.ts', 'README.md'),
  fc.string(),
);

/** How a hash in the ledger comes about: of the file that stands there, of another text, or none at all. */
const hashKind = fc.constantFrom('right', 'wrong', 'malformed');

const entryOf = (path: fc.Arbitrary<string>, hash: fc.Arbitrary<string>): fc.Arbitrary<Entry> =>
  fc.record({
    path,
    ownership: fc.constantFrom('generated', 'generated', 'generated', 'seeded', 'ejected'),
    output: hash,
    base: fc.option(hash, { freq: 1 }),
  });

interface Entry {
  readonly path: string;
  readonly ownership: string;
  readonly output: string;
  readonly base: string | null;
}

// One entry that cannot be believed makes the whole ledger unbelievable, so most attacks are such as would be believed.
const believable = entryOf(
  fc.constantFrom(...mine.slice(0, 2), ...mine.slice(3), ...ours),
  fc.constantFrom('right', 'wrong'),
);
const any = entryOf(hostilePath, hashKind);

const attackWith = (entry: fc.Arbitrary<Entry>, formats: readonly number[]): fc.Arbitrary<Attack> =>
  fc.record({
    format: fc.constantFrom(...formats),
    ledger: fc.constantFrom(ledgerFile, ledgerFile, '.l9gen/modules/nobody.json', '.l9gen/modules/a b.json'),
    keepsRest: fc.boolean(),
    entries: fc.uniqueArray(entry, { selector: ({ path }) => path, minLength: 1, maxLength: 4 }),
    edited: fc.array(fc.constantFrom('config.ts', 'schemas.ts', 'handlers.ts', 'README.md'), { maxLength: 2 }),
    deletesSpec: fc.nat(9).map((chance) => chance === 0),
  });

const attack = fc.oneof(
  { weight: 3, arbitrary: attackWith(believable, [1, 2]) },
  { weight: 1, arbitrary: attackWith(any, [1, 2, 3]) },
);

/** The plainest forgery: a file of a person, said to be ours. */
const forgery: Attack = {
  format: 2,
  ledger: ledgerFile,
  keepsRest: true,
  entries: [{ path: 'l9/mine.ts', ownership: 'generated', output: 'wrong', base: null }],
  edited: [],
  deletesSpec: false,
};

interface Attack {
  readonly format: number;
  readonly ledger: string;
  readonly keepsRest: boolean;
  readonly entries: readonly Entry[];
  readonly edited: readonly string[];
  readonly deletesSpec: boolean;
}

async function hashFor(root: string, path: string, kind: string): Promise<string> {
  if (kind === 'malformed') return 'a hash';
  const content = await readFile(join(root, path)).catch(() => undefined);
  return kind === 'right' && content ? hashOf(content) : hashOf(`other ${path}`);
}

interface RawLedger {
  readonly files: Readonly<Record<string, { readonly output: string; readonly base?: string }>>;
}

/** Puts the attack into a tree, and answers the hashes that it so records, by path. */
async function plant(root: string, attacked: Attack): Promise<RawLedger['files']> {
  for (const name of attacked.edited) {
    const path = join(root, 'l9/modules/slack_webhook', name);
    await writeFile(path, `${await readFile(path, 'utf8')}${canary}\n`);
  }
  if (attacked.deletesSpec) await rm(join(root, 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml'));
  const present = JSON.parse(await readFile(join(root, ledgerFile), 'utf8')) as RawLedger & { readonly module: string };
  const files: Record<string, { readonly output: string; readonly base?: string }> = {};
  for (const { path, ownership, output, base } of attacked.entries) {
    const hashes = { output: await hashFor(root, path, output), inputs: hashOf('') };
    const proof = base === null ? {} : { base: await hashFor(root, path, base) };
    Object.defineProperty(files, path, {
      value: { ownership, template: 'module/config.ts.hbs', ...hashes, ...proof },
      enumerable: true,
    });
  }
  const all = attacked.keepsRest ? { ...present.files, ...files } : files;
  const text = JSON.stringify({ ...present, format: attacked.format, files: all });
  await writeFile(join(root, attacked.ledger), text);
  return { ...present.files, ...all };
}

/** What of a tree was destroyed although no recorded hash says that it was ours. */
async function destroyed(
  base: string,
  before: ReadonlyMap<string, Buffer>,
  recorded: RawLedger['files'],
): Promise<readonly string[]> {
  const after = await bytesOf(base);
  return [...before].flatMap(([name, was]) => {
    const is = after.get(name);
    if (is?.equals(was) || name.startsWith('root/.l9gen/')) return [];
    if (isRecorded(name, was, recorded)) return [];
    const keepsAll = is !== undefined && (keepsCanaries(was, is) || overviews.test(name));
    return keepsAll ? [] : [name];
  });
}

function isRecorded(name: string, was: Buffer, recorded: RawLedger['files']): boolean {
  const path = name.replace(/^root\//, '');
  if (path === name || !Object.hasOwn(recorded, path)) return false;
  return [recorded[path]?.output, recorded[path]?.base].includes(hashOf(was));
}

/** Merged, wired or stamped: every line that a person wrote stands there still. */
function keepsCanaries(was: Buffer, is: Buffer): boolean {
  const [lines, left] = [was, is].map((bytes) => bytes.toString().split(canary).length);
  return lines !== undefined && lines > 1 && lines === left;
}

const overviews = /^root\/(Module\.Registry\.Complete\.md|generated\/module_wiring_graph\.yaml)$/;

test('no ledger makes a run destroy what it did not record, inside or outside of the root', async () => {
  await fc.assert(
    fc.asyncProperty(attack, async (attacked) => {
      const { base, root } = await hostileTree();
      const recorded = await plant(root, attacked);
      const before = await bytesOf(base);
      for (const verb of ['check', 'generate']) {
        const run = await runCli(root, [verb]);
        expect(run.exitCode, run.stdout + run.stderr).toBeLessThan(70);
      }
      expect(await destroyed(base, before, recorded)).toEqual([]);
      await removeFolder(base);
    }),
    { numRuns, examples: [[forgery]] },
  );
});

test.each([
  ['.l9gen', 'a link out of the root'],
  ['.l9gen/modules', 'a link out of the root'],
  [ledgerFile, 'a link out of the root'],
  ['.l9gen/journal.json', 'a link out of the root'],
  ['.l9gen/lock', 'a link out of the root'],
  ['.l9gen', 'a file'],
  ['.l9gen/modules', 'a file'],
  ['.l9gen/lock', 'a file'],
])('%s that is %s: nothing is written there, and nothing else is lost', async (path, what) => {
  const { base, root } = await hostileTree();
  await cp(join(root, path), join(base, 'outside/there'), { recursive: true }).catch(() =>
    mkdir(join(base, 'outside/there')),
  );
  await rm(join(root, path), { recursive: true, force: true });
  if (what === 'a file') await writeFile(join(root, path), 'mine\n');
  else await symlink(join(base, 'outside/there'), join(root, path));
  await writeFile(join(root, '.env.example'), '');
  const before = await bytesOf(base);
  for (const verb of ['check', 'generate']) {
    const run = await runCli(root, [verb, '--format', 'json']);
    expect([1, 2, 3, 5], run.stdout + run.stderr).toContain(run.exitCode);
  }
  expect([...(await bytesOf(base))].map(([name, bytes]) => `${name} ${hashOf(bytes)}`)).toEqual(
    [...before].map(([name, bytes]) => `${name} ${hashOf(bytes)}`),
  );
});

const hash = hashOf('x');
const journals: Readonly<Record<string, unknown>> = {
  'a file of a person, to be deleted': { steps: [{ path: 'l9/mine.ts', before: null, after: hash }], folders: [] },
  'a folder of a person, to be removed': { steps: [], folders: ['notes', 'l9'] },
  'a path above': { steps: [{ path: outside, before: null, after: hash }], folders: [] },
  'a path of git': { steps: [{ path: '.git/config', before: null, after: hash }], folders: [] },
  'a backup that is nobody’s': { steps: [{ path: 'l9/mine.ts', before: hash, after: null }], folders: [] },
  'no steps': { folders: [] },
};

test.each(Object.keys(journals).flatMap((name) => [[name, 'open'] as const, [name, 'committed'] as const]))(
  'a journal with %s (%s) destroys nothing',
  async (name, state) => {
    const { base, root } = await hostileTree();
    const journal = { format: 1, state, run: '0123456789abcdef', ...(journals[name] as object) };
    await writeFile(join(root, '.l9gen/journal.json'), JSON.stringify(journal));
    const before = await bytesOf(base);
    const run = await runCli(root, ['generate', '--format', 'json']);
    expect([0, 5], run.stdout + run.stderr).toContain(run.exitCode);
    expect(await destroyed(base, before, {})).toEqual([]);
  },
);
