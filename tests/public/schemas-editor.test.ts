import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../support/base-workspace.js';
import { openEditor, type Editor } from '../support/language-server.js';
import { runCli } from '../support/run-cli.js';
import { removeFolder } from '../support/temporary-folder.js';

/* A host as `init` and `new` write it, in the YAML language server that editors run. */

const meta = 'l9/modules/slack_webhook/module.meta.yaml';
const spec = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';
let folder = '';
let editor: Editor;

beforeAll(async () => {
  folder = await baseWorkspace('contracts');
  const settings: unknown = JSON.parse(await textOf('.vscode/settings.json'));
  const { 'yaml.schemas': schemas } = settings as { readonly 'yaml.schemas': unknown };
  editor = await openEditor(folder, { yaml: { schemas, schemaStore: { enable: false } } });
});

afterAll(async () => {
  await editor.close();
  await removeFolder(folder);
});

function textOf(path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}

test.each([
  ...[meta, spec, 'l9/modules/slack_webhook/README.meta.yaml', 'l9/modules/slack_webhook/tests.meta.yaml'],
  ...['modules/registry.yaml', 'Memory.yaml'],
  ...['.l9_modules.meta.yaml', '.l9_repo.meta.yaml', '.l9_wiring.meta.yaml'],
])('nothing is wrong with %s as it was written', async (path) => {
  const text = await textOf(path);
  expect(text).toMatch(/^# yaml-language-server: \$schema=(\.\.\/)*\.l9gen\/contracts\.schema\.json\n/);
  expect(await editor.problems(path, text)).toEqual([]);
});

// The other paths are those of neighbours, from where the first line leads to the schema as well.
const otherSpec = (name: string): string => spec.replace('slack_webhook', name);
const otherMeta = (name: string): string => meta.replace('slack_webhook', name);

test('a workspace that has no schema yet gets it with its next module', async () => {
  const older = await baseWorkspace('empty');
  onTestFinished(() => removeFolder(older));
  await rm(join(older, '.l9gen'), { recursive: true });
  const run = await runCli(older, ['new', 'order.intake', '--kind', 'worker']);
  expect(run.stdout).toContain('  .l9gen/contracts.schema.json\n');
  expect(await readFile(join(older, '.l9gen/contracts.schema.json'), 'utf8')).toBe(
    await readFile('generated/contract.schema.json', 'utf8'),
  );
});

test('a misspelt key is underlined where it stands', async () => {
  const text = (await textOf(spec)).replace('startup_phase:', 'startup_fase:');
  const line = text.split('\n').findIndex((each) => each.includes('startup_fase'));
  const problems = await editor.problems(otherSpec('misspelt'), text);
  expect(problems.filter(({ range }) => range.start.line === line).map(({ message }) => message)).toEqual([
    'Property startup_fase is not allowed.',
  ]);
});

test('keys are offered where they belong', async () => {
  const begun = 'type: l9_module_meta\nmodule_id: a\n';
  expect(await editor.completions(otherMeta('begun'), `${begun}▮`)).toEqual(
    expect.arrayContaining(['spec_file', 'layout', 'docs', 'tests', 'wiring']),
  );
  expect(await editor.completions(otherMeta('wired'), `${begun}wiring:\n  memory:\n    ▮`)).toEqual(
    expect.arrayContaining(['segments_read', 'segments_written', 'substrate_adapter']),
  );
});

test('values are offered', async () => {
  const text = (await textOf(spec)).replace('startup_phase: normal', 'startup_phase: ▮');
  expect(await editor.completions(otherSpec('phase'), text)).toEqual(['early', 'normal', 'late']);
});

test('a key tells what it means', async () => {
  const text = (await textOf(meta)).replace('spec_file:', 'spec▮_file:');
  expect(await editor.hover(otherMeta('told'), text)).toContain('The Module-Spec, from the repository root.');
});

// What follows has no first line that names the schema: the settings find it by the name of the file.
test.each(['README.meta.yaml', 'architecture.meta.yml', 'meta.yaml', '.l9_schema_extraction.meta.yaml'])(
  'a new %s is asked for its kind',
  async (name) => {
    expect(await editor.completions(`one/${name}`, 't▮')).toContain('type');
    expect(await editor.completions(`two/${name}`, 'type: ▮')).toEqual(
      expect.arrayContaining(['root_readme', 'test_unit_spec', 'l9_module_meta', 'schema_extraction_contract']),
    );
    const [problem] = await editor.problems(name, 'type: root_raedme\n');
    expect(problem?.message).toContain('Valid values: "component_readme"');
  },
);

test('a spec and a list without a first line are known by their names', async () => {
  expect(await editor.completions(otherSpec('new'), 's▮')).toContain('schema_version');
  const [problem] = await editor.problems('meta-gaps.yaml', 'version: 1\ngaps:\n  - knd: missing_doc\n');
  expect(problem?.message).toBe('Missing property "id".');
});

test.each(['meta-gaps.yml', 'generated/module_wiring_graph.yml', 'Emma_v6.yml', 'Emma_v6.schema.yml'])(
  '%s is known as well as with the other ending',
  async (name) => {
    expect(await editor.problems(name, 'nodse: []\n')).not.toEqual([]);
  },
);

test('of every kind, what is valid is clean and what is broken is underlined', async () => {
  const corpus = 'tests/fixtures/contracts';
  const files = (await readdir(corpus, { recursive: true })).filter((name) => name.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(100);
  const judged = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(corpus, name), 'utf8');
      const firstLine = '# yaml-language-server: $schema=../.l9gen/contracts.schema.json\n';
      const problems = await editor.problems(name, `${firstLine}${text}`);
      return { name, isClean: problems.length === 0 };
    }),
  );
  expect(judged).toEqual(files.map((name) => ({ name, isClean: /\/valid-/.test(name) })));
});
