import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import { createCollector, defineDiagnostics } from '../../src/diagnostics/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { runCli, runJson } from '../support/run-cli.js';
import { removeFolder, snapshot } from '../support/temporary-folder.js';

/* Whatever stands in a repository: the program gives a value or findings, soon and in bounded memory, and never throws. */

const told = defineDiagnostics('told', {
  wrong: {
    severity: 'error',
    title: 'wrong',
    message: (p: { readonly number: number }) => `Number ${p.number} is wrong.`,
    cause: 'A test says so.',
    fix: 'None.',
    example: 'None.',
  },
});

async function workspace(): Promise<string> {
  const folder = await baseWorkspace('generated');
  onTestFinished(() => removeFolder(folder));
  return folder;
}

test('findings are gathered by the hundred thousand', () => {
  const many = Array.from({ length: 200_000 }, (_, number) => told.create('wrong', { number }));
  const collector = createCollector();
  collector.addAll(many);
  collector.take({ diagnostics: many });
  expect(collector.all().length).toBe(many.length);
});

test('of very many findings the first are listed, errors before all others', async () => {
  const folder = await workspace();
  const lines = '    - yes\n'.repeat(100);
  const text = `type: doc_architecture\nsystem_context: { description: x }\ndata_view:\n  main_entities:\n${lines}`;
  for (let number = 0; number < 101; number += 1) {
    await mkdir(join(folder, `many/of${number}`), { recursive: true });
    await writeFile(join(folder, `many/of${number}/architecture.meta.yaml`), text);
  }
  await writeFile(join(folder, 'many/zz.meta.yaml'), 'type: zz\n');
  const { report, exitCode } = await runJson(folder, ['validate', '--no-cache']);
  expect([exitCode, report.diagnostics.length]).toEqual([1, 10_001]);
  expect(report.diagnostics.map(({ code }) => code)).toContain('toolkit/more-findings');
  expect(report.diagnostics.map(({ file }) => file)).toContain('many/zz.meta.yaml');
});

// Sparse, so that the disk holds nothing of it.
test.each([
  ['modules/registry.yaml', 4_000_000, 'documents/too-large'],
  ['modules/registry.yaml', 1_000_000_000, 'sources/not-readable'],
  ['modules/specs/Module-Spec-v2.6-slack_webhook.yaml', 1_000_000_000, 'sources/not-readable'],
  ['l9/modules/slack_webhook/module.meta.yaml', 1_000_000_000, 'sources/not-readable'],
])('%s of %i bytes is a finding and is not read', async (path, size, code) => {
  const folder = await workspace();
  await truncate(join(folder, path), size);
  const { report, exitCode } = await runJson(folder, ['validate', '--no-cache']);
  expect([exitCode, report.diagnostics.filter(({ file }) => file === path).map((found) => found.code)]).toEqual([
    1,
    [code],
  ]);
});

test.each(['.gitignore', 'app.ts', '.l9gen/modules/slack_webhook.json', 'l9/tools/tool_registry.ts', '.env.example'])(
  'no verb fails over %s of 1 GB',
  async (path) => {
    const folder = await workspace();
    await truncate(join(folder, path), 1_000_000_000).catch(() => undefined);
    for (const verb of ['validate', 'check', 'plan', 'conform', 'gaps', 'generate']) {
      const run = await runCli(folder, [verb]);
      expect(run.exitCode, `${verb}\n${run.stdout}${run.stderr}`).toBeLessThan(70);
    }
  },
);

const notRead = [
  ['a folder', (place: string) => mkdir(place)],
  ['a link to itself', (place: string) => symlink(place, place)],
  ['a link that leaves the repository', (place: string) => symlink('/etc/passwd', place)],
  ['a link to a device', (place: string) => symlink('/dev/zero', place)],
] as const;

const everyFile = [
  ...['.l9_modules.meta.yaml', '.l9_wiring.meta.yaml', 'Memory.yaml', 'modules/registry.yaml', '.gitignore'],
  ...['modules/specs/Module-Spec-v2.6-slack_webhook.yaml', 'l9/modules/slack_webhook/module.meta.yaml'],
  ...['.l9gen/contracts.schema.json', '.l9gen/modules/slack_webhook.json', '.l9gen/modules', '.l9gen'],
  ...['modules', 'modules/specs', 'l9/modules', 'l9', 'l9/modules/slack_webhook'],
];

const verbs = ['validate', 'check', 'plan', 'generate', 'migrate slack.webhook', 'new a.b', 'gaps', 'conform'] as const;
const everyVerb = verbs.map((verb) => verb.split(' '));

// `npm test` tries every two of what stands there, the place, and the verb together at least once.
const isLong = process.env['L9GEN_LONG'] !== undefined;

test.each(notRead)('no verb fails where %s stands in the place of a file or folder', async (what, make) => {
  const row = notRead.findIndex(([one]) => one === what);
  for (const [column, path] of everyFile.entries()) {
    const folder = await workspace();
    await rm(join(folder, path), { recursive: true, force: true });
    await make(join(folder, path));
    for (const verb of everyVerb.filter((_, index) => isLong || (index + column) % notRead.length === row)) {
      const run = await runCli(folder, verb);
      expect(run.exitCode, `${path} ${verb.join(' ')}\n${run.stdout}${run.stderr}`).toBeLessThan(70);
    }
  }
});

// One contract of each kind, where its kind stands.
const places: Readonly<Record<string, string>> = {
  'root-readme': 'README.meta.yaml',
  'subsystem-readme': 'l9/tools/README.meta.yaml',
  'component-readme': 'l9/agents/README.meta.yaml',
  'doc-architecture': 'docs/architecture.meta.yaml',
  'doc-ai-collaboration': 'docs/ai-collaboration.meta.yaml',
  'test-strategy': 'tests/strategy.meta.yaml',
  'test-unit-spec': 'tests/unit/meta.yaml',
  'test-integration-spec': 'tests/integration/meta.yaml',
  'test-e2e-spec': 'tests/e2e/meta.yaml',
  'subsystem-tests': 'l9/tools/tests.meta.yaml',
  'subsystem-docs': 'l9/tools/docs.meta.yaml',
  'schema-extraction': '.l9_schema_extraction.meta.yaml',
  'module-wiring': 'l9/modules/slack_webhook/wiring.meta.yaml',
  'gap-baseline': 'docs/meta-gaps.baseline.yaml',
  'gap-report': 'docs/meta-gaps.yaml',
  'gap-list': 'l9/meta-gaps.yaml',
  'canonical-schema': 'schemas/emma_v6.schema.yaml',
  'module-spec-2.1': 'modules/specs/Module-Spec-v2.1-order_intake.yaml',
  'module-spec-2.4': 'modules/specs/Module-Spec-v2.4-order_intake.yaml',
};

async function everyKind(): Promise<{ readonly folder: string; readonly files: ReadonlyMap<string, string> }> {
  const folder = await workspace();
  for (const [kind, place] of Object.entries(places)) {
    await mkdir(dirname(join(folder, place)), { recursive: true });
    await writeFile(join(folder, place), await readFile(`tests/fixtures/contracts/${kind}/valid-full.yaml`));
  }
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).sort();
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  return { folder, files: new Map(texts.filter(([name]) => !name.startsWith('docker'))) };
}

const words = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    '',
    '~',
    '[]',
    '{}',
    '[[]]',
    '{a: {b: }}',
    '-1',
    '1e308',
    '9007199254740993',
  ],
  ...[
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x',
    '.',
    "'{{x}}'",
    '<x>',
    '"**/*/**/*/**/*/**/*"',
    '"{a,b}{a,b}{a,b}{a,b}{a,b}"',
  ],
  ...[
    '"((a+)+)+$"',
    '"[[[["',
    '"http://["',
    '"%zz"',
    'yes',
    '017',
    '2026-01-01',
    'İ',
    '"\\u0000"',
    '"\\ud800"',
    '|',
    '&a [*a]',
    '!t x',
  ],
];

type Spoil = readonly [line: number, how: number, word: string];

/** Takes lines away, doubles, moves or indents them, and gives keys and values others. */
function spoil(text: string, [at, how, word]: Spoil): string {
  const lines = text.split('\n');
  const line = at % lines.length;
  const old = lines[line] ?? '';
  const changes = [
    () => lines.splice(line, 1 + (at % 5)),
    () => lines.splice(line, 0, ...lines.slice(line, line + 1 + (at % 7))),
    () => lines.splice(line, 0, ...lines.splice((line * 7) % lines.length, 3)),
    () => (lines[line] = `${' '.repeat(at % 9)}${old.trim()}`),
    () => (lines[line] = old.replace(/:( .*)?$/, `: ${word}`)),
    () => (lines[line] = old.replace(/^( *(?:- )?)[^:]*:/, `$1${word}:`)),
    () => (lines[line] = old.replace(/- .*$/, `- ${word}`)),
  ] as const;
  changes[how % changes.length]?.();
  return lines.join('\n');
}

test('whatever is done to the lines of any contract: each verb ends, and reading verbs write nothing', async () => {
  const { folder, files } = await everyKind();
  const spoilt = fc.array(
    fc.tuple(
      fc.constantFrom(...files.keys()),
      fc.array(fc.tuple(fc.nat(400), fc.nat(6), fc.constantFrom(...words)), { minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 3 },
  );
  const verbs = [
    ...['text', 'json', 'sarif', 'junit', 'github', 'markdown'].map((format) => ['validate', '--format', format]),
    ['validate', '--fix', '--dry-run'],
    ['check'],
    ['migrate', 'modules/specs/Module-Spec-v2.1-order_intake.yaml', '--dry-run'],
  ] as const;
  await fc.assert(
    fc.asyncProperty(spoilt, fc.constantFrom(...verbs), async (changes, verb) => {
      for (const [name, spoils] of changes)
        await writeFile(join(folder, name), spoils.reduce(spoil, files.get(name) ?? ''));
      const before = await snapshot(folder);
      const run = await runCli(folder, verb);
      expect(run.exitCode, run.stderr).toBeLessThan(70);
      expect(await snapshot(folder)).toEqual(before);
      for (const [name] of changes) await writeFile(join(folder, name), files.get(name) ?? '');
    }),
    { numRuns: 40 },
  );
});
