import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { listObligations, type Obligation } from '../../../src/gaps/index.js';
import { workspaceOf } from './scan-tree.js';

/** Where a contract of each kind stands that demands something by itself. */
const places: Readonly<Record<string, string>> = {
  'canonical-schema': 'l9/agents/emma/Emma_v6.schema.yaml',
  'component-readme': 'l9/component/README.meta.yaml',
  'doc-ai-collaboration': 'docs/ai-collaboration.meta.yaml',
  'doc-architecture': 'docs/architecture.meta.yaml',
  'module-wiring': 'l9/modules/slack_webhook/wiring.meta.yaml',
  'repo-contract': '.l9_repo.meta.yaml',
  'root-readme': 'README.meta.yaml',
  'schema-extraction': '.l9_schema_extraction.meta.yaml',
  'subsystem-readme': 'l9/core/memory/README.meta.yaml',
  'subsystem-tests': 'l9/core/memory/tests.meta.yaml',
  'test-e2e-spec': 'tests/e2e/meta.yaml',
  'test-integration-spec': 'tests/integration/meta.yaml',
  'test-strategy': 'tests/strategy.meta.yaml',
  'test-unit-spec': 'tests/unit/meta.yaml',
};

// What is demanded of each kind, as `pointer form subject` on a line of its own below the name of the kind.
const expected = new Map(
  readFileSync('tests/rooms/gaps/fixtures/obligations.txt', 'utf8')
    .split('\n\n')
    .map((block) => block.trim().split('\n'))
    .map(([kind = '', ...lines]) => [kind, lines] as const),
);

function lineOf({ demand, metaPointer }: Obligation): string {
  const about = [
    'path',
    'title',
    'name',
    'signature',
    'id',
    'text',
    'subject',
    'level',
    'least',
    'folder',
    'root',
    'kind',
  ]
    .filter((key) => key in demand)
    .map((key) => String((demand as unknown as Readonly<Record<string, unknown>>)[key]));
  return [metaPointer, demand.form, ...about].join(' | ');
}

async function linesFor(kind: string, file: string): Promise<readonly string[]> {
  const text = readFileSync(`tests/fixtures/contracts/${kind}/valid-full.yaml`, 'utf8');
  return listObligations(await workspaceOf({ [file]: text })).map(lineOf);
}

describe.each(Object.entries(places))('%s', (kind, file) => {
  it('demands what its fields promise', async () => {
    expect(await linesFor(kind, file)).toEqual(expected.get(kind));
  });
});

const docs = 'type: subsystem_docs_spec\nsubsystem: { name: Core, code_paths: [l9/core/] }\ndocs: []\n';
const repo = [
  'type: l9_repo_contract',
  'root_package: l9',
  'ci_contracts: { require_meta_docs: true, require_meta_tests: true, min_unit_coverage: 0.8 }',
].join('\n');

describe('contracts together', () => {
  it('demand the contracts of each folder that is described as a subsystem', async () => {
    const listed = listObligations(await workspaceOf({ '.l9_repo.meta.yaml': repo, 'l9/core/docs.meta.yaml': docs }));
    const metas = listed.filter(({ demand }) => demand.form === 'file' && demand.kind === 'missing_contract');
    expect(metas.map(lineOf)).toEqual([
      '/ci_contracts/require_meta_docs | file | l9/core/docs.meta.yaml | missing_contract',
      '/ci_contracts/require_meta_tests | file | l9/core/tests.meta.yaml | missing_contract',
    ]);
  });

  it('demand the higher floor of coverage, once', async () => {
    const unit = 'type: test_unit_spec\nscope: { target_modules: [] }\nexpectations: { coverage_target: 0.9 }\n';
    const listed = listObligations(await workspaceOf({ '.l9_repo.meta.yaml': repo, 'tests/unit/meta.yaml': unit }));
    expect(
      listed.filter(({ demand }) => demand.form === 'coverage').map(({ metaFile, demand }) => [metaFile, demand]),
    ).toEqual([['tests/unit/meta.yaml', { form: 'coverage', level: 'unit', least: 0.9 }]]);
  });

  it('demand a document once, of the contract that it is made of, with all sections', async () => {
    const readme =
      'type: subsystem_readme\nlocation: l9/core/\nsubsystem: { name: Core, purpose: Runs. }\nheadings: { Subsystem overview: Über den Kern }\n';
    const owed = docs.replace(
      '[]\n',
      '\n  - { path: l9/core/README.md, source: l9/core/README.meta.yaml, required_sections: [SUBSYSTEM overview, History] }\n',
    );
    const root =
      'type: root_readme\nproject: { name: A, one_liner: B }\nai_collaboration: { required_pre_reading: [l9/core/README.md] }\n';
    const listed = listObligations(
      await workspaceOf({
        'README.meta.yaml': root,
        'l9/core/README.meta.yaml': readme,
        'l9/core/docs.meta.yaml': owed,
      }),
    );
    const about = listed.filter(({ demand }) => 'path' in demand && demand.path === 'l9/core/README.md');
    expect(about.map(({ metaFile, demand, context }) => [metaFile, demand.form, context?.requiredSections])).toEqual(
      [
        ['l9/core/README.meta.yaml', 'file', ['Subsystem overview', 'SUBSYSTEM overview', 'History']],
        ['l9/core/README.meta.yaml', 'section', undefined],
        ['l9/core/docs.meta.yaml', 'section', undefined],
      ].sort(),
    );
    expect(about.find(({ demand }) => demand.form === 'section')?.demand).toMatchObject({ alias: 'Über den Kern' });
  });
});
