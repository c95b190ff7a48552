import { appendFile, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { baseWorkspace, type BaseName } from '../../support/base-workspace.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { createFolder, removeFolder } from '../../support/temporary-folder.js';

interface GapData {
  readonly id: string;
  readonly kind: string;
  readonly metaFile: string;
  readonly targetFile?: string;
  readonly writeSet: readonly string[];
}

const docs = 'l9/core/agents/docs.meta.yaml';
const notes = 'l9/core/agents/NOTES.md';
const docsContract = `type: subsystem_docs_spec
subsystem:
  name: Agents
  code_paths: [l9/core/agents]
docs:
  - path: ${notes}
    required_sections: [Registry]
`;

async function workspace(base: BaseName, files: Readonly<Record<string, string>> = {}) {
  const [folder, home] = [await baseWorkspace(base), await createFolder()];
  onTestFinished(async () => {
    await removeFolder(folder);
    await removeFolder(home);
  });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const env = { XDG_CACHE_HOME: home };
  const gaps = async (...args: readonly string[]): Promise<readonly GapData[]> => {
    const { report } = await runJson(folder, ['gaps', ...args], env);
    return (report.data as { readonly gaps: readonly GapData[] }).gaps;
  };
  return { folder, home, env, gaps };
}

function named({ kind, metaFile, targetFile = '' }: GapData): string {
  return `${kind} ${metaFile} ${targetFile}`;
}

test('the report has the same bytes from any folder', async () => {
  const { folder } = await workspace('empty', { [docs]: docsContract });
  await runCli(folder, ['gaps']);
  const report = await readFile(join(folder, 'meta-gaps.yaml'), 'utf8');
  await rm(join(folder, 'meta-gaps.yaml'));
  const below = await runCli(join(folder, 'l9/core'), ['gaps']);
  expect(await readFile(join(folder, 'meta-gaps.yaml'), 'utf8')).toBe(report);
  await rm(join(folder, 'meta-gaps.yaml'));
  const other = await runCli('/', ['gaps', '--cwd', folder]);
  expect(await readFile(join(folder, 'meta-gaps.yaml'), 'utf8')).toBe(report);
  expect(other).toEqual(below);
});

test('a report that nothing changed is not written again, and traces of the run do not stay', async () => {
  const { folder } = await workspace('foreign', { [docs]: docsContract });
  await runCli(folder, ['gaps']);
  const past = new Date('2020-01-01T00:00:00Z');
  await utimes(join(folder, 'meta-gaps.yaml'), past, past);
  await runCli(folder, ['gaps']);
  expect((await stat(join(folder, 'meta-gaps.yaml'))).mtime).toEqual(past);
  expect((await readdir(folder)).sort()).toEqual(['l9', 'meta-gaps.yaml']);
});

test('our own report is a contract that holds', async () => {
  const { folder } = await workspace('contracts', { [docs]: docsContract, '.gitignore': '' });
  await runCli(folder, ['gaps', '--output', 'docs/meta-gaps.yaml']);
  const { report } = await runJson(folder, ['validate']);
  expect(report.diagnostics.filter(({ file }) => file === 'docs/meta-gaps.yaml')).toEqual([]);
  expect(JSON.stringify(report.data)).toContain('docs/meta-gaps.yaml');
});

test('of more gaps than a file may hold the first are listed, and how many more there are', async () => {
  const entries = Array.from({ length: 1500 }, (_, index) => `  - path: docs/${'x'.repeat(120)}${index}.md\n`).join('');
  const { folder } = await workspace('foreign', { [docs]: docsContract.replace(/ {2}- path[^]*/, entries) });
  await runCli(folder, ['gaps']);
  const text = await readFile(join(folder, 'meta-gaps.yaml'), 'utf8');
  const listed = text.match(/^ {2}- id: /gm)?.length ?? 0;
  expect(listed).toBeGreaterThan(500);
  expect(/^omitted: (\d+)$/m.exec(text)?.[1]).toBe(String(1500 - listed));
  expect((await runCli(folder, ['validate'])).exitCode).toBe(0);
});

test.each(['meta-gaps.yaml', 'meta-gaps.baseline.yaml'])(
  'a link at %s is not followed by what is written',
  async (name) => {
    const { folder, home } = await workspace('empty', { [docs]: docsContract });
    const elsewhere = join(home, 'somebody.txt');
    await writeFile(elsewhere, 'theirs\n');
    await symlink(elsewhere, join(folder, name));
    const { gap } = (await runJson(folder, ['gaps', '--no-write'])).report.diagnostics[0] as unknown as { gap: string };
    const accept = name === 'meta-gaps.yaml' ? [] : ['--accept', gap ?? 'GAP-000000000000', '--reason', 'Later.'];
    expect((await runCli(folder, ['gaps', ...accept])).exitCode).not.toBe(0);
    expect(await readFile(elsewhere, 'utf8')).toBe('theirs\n');
  },
);

test.each([
  ['tests/modules/slack_webhook/slack_webhook.test.ts', 'missing_test_file'],
  ['l9/modules/slack_webhook/README.md', 'missing_doc'],
  ['l9/modules/slack_webhook/config.ts', 'missing_file'],
])('a module without %s has one gap more, which a repair may write', async (file, kind) => {
  const { folder, gaps } = await workspace('generated');
  const before = await gaps('--no-write');
  await rm(join(folder, file));
  const known = new Set(before.map(({ id }) => id));
  const fresh = (await gaps('--no-write')).filter(({ id }) => !known.has(id));
  expect(fresh.map(({ kind: found, targetFile }) => [found, targetFile])).toEqual([[kind, file]]);
  expect(fresh[0]?.writeSet).toContain(file);
});

test('a generated file that a hand changed is a gap, and its id stays while other things are edited', async () => {
  const { folder, gaps } = await workspace('generated');
  await appendFile(join(folder, 'l9/modules/slack_webhook/config.ts'), '// mine\n');
  const isEdited = (gap: GapData): boolean => gap.targetFile === 'l9/modules/slack_webhook/config.ts';
  const [first] = (await gaps('--no-write')).filter(isEdited);
  expect(first?.kind).toBe('stale_generated');
  await writeFile(join(folder, docs), docsContract);
  await appendFile(join(folder, 'l9/modules/slack_webhook/config.ts'), '// more\n');
  expect((await gaps('--no-write')).filter(isEdited)).toEqual([first]);
});

test('a broken foundation is told, and no module is compared with what it might say', async () => {
  const { folder, gaps } = await workspace('contracts');
  await appendFile(join(folder, '.l9_wiring.meta.yaml'), 'oops: 1\n');
  const found = await gaps('--no-write');
  expect(found.map(({ metaFile }) => metaFile)).toContain('.l9_wiring.meta.yaml');
  expect(found.map(({ kind }) => kind)).not.toContain('stale_generated');
  expect(found.filter(({ targetFile }) => targetFile === 'l9/router.ts')).toEqual([]);
});

test('what is remembered holds until something that was asked for changes', async () => {
  const { folder, home, env, gaps } = await workspace('foreign', {
    [docs]: docsContract,
    [notes]: '# Agents\n\n## Registry\n',
  });
  const run = () => runCli(folder, ['gaps'], env);
  const first = await run();
  expect(first.exitCode).toBe(0);
  const [memory = ''] = (await readdir(join(home, 'l9gen'))).filter((name) => name.endsWith('.json'));
  const text = await readFile(join(home, 'l9gen', memory), 'utf8');
  await writeFile(join(home, 'l9gen', memory), text.replace(/"contracts":\d+/, '"contracts":77'));
  expect((await run()).stdout).toContain('contracts 77');
  // The same length and the same time: only what the file system keeps by itself tells.
  const { atime, mtime } = await stat(join(folder, notes));
  await writeFile(join(folder, notes), '# Agents\n\n## Registri\n');
  await utimes(join(folder, notes), atime, mtime);
  expect((await gaps('--no-write')).map(named)).toEqual([`missing_section ${docs} ${notes}`]);
  await writeFile(join(folder, notes), '# Agents\n\n## Registry\n');
  expect(await run()).toEqual(first);
});

test.each(['{', '{"product":7}', '[]', 'null'])('a memory that holds %s is forgotten', async (text) => {
  const { folder, home, env } = await workspace('foreign', { [docs]: docsContract, [notes]: '## Registry\n' });
  const first = await runCli(folder, ['gaps'], env);
  for (const name of await readdir(join(home, 'l9gen'))) await writeFile(join(home, 'l9gen', name), text);
  expect(await runCli(folder, ['gaps'], env)).toEqual(first);
});
