import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { createMemoryFileSystem, type MemoryTree } from '../../../src/host/index.js';
import { decodeWorkspace, type ContractFamily } from '../../../src/model/index.js';
import { readWorkspace } from '../../../src/sources/index.js';

async function familyOf(tree: MemoryTree): Promise<ContractFamily & { readonly findings: readonly string[] }> {
  const { value } = await readWorkspace(createMemoryFileSystem(tree));
  if (!value) throw new Error('the tree holds no contract');
  const { value: workspace, diagnostics } = decodeWorkspace(value);
  if (!workspace) throw new Error('decoding gives a workspace');
  return { ...workspace.contracts, findings: diagnostics.map(({ code, span }) => `${code} ${span?.file ?? ''}`) };
}

const fixtures = 'tests/fixtures/contracts';

/** Where a contract of each kind stands. */
const places: Readonly<Record<string, string>> = {
  'canonical-schema': 'l9/agents/emma/Emma_v6.schema.yaml',
  'component-readme': 'l9/component/README.meta.yaml',
  'doc-ai-collaboration': 'docs/ai-collaboration.meta.yaml',
  'doc-architecture': 'docs/architecture.meta.yaml',
  'gap-baseline': 'meta-gaps.baseline.yaml',
  'gap-list': 'meta-gaps.yaml',
  'gap-report': 'meta-gaps.yaml',
  'module-contracts': '.l9_modules.meta.yaml',
  'module-meta': 'l9/modules/slack_webhook/module.meta.yaml',
  'module-wiring': 'l9/modules/slack_webhook/wiring.meta.yaml',
  'repo-contract': '.l9_repo.meta.yaml',
  'root-readme': 'README.meta.yaml',
  'schema-extraction': '.l9_schema_extraction.meta.yaml',
  'subsystem-docs': 'l9/core/memory/docs.meta.yaml',
  'subsystem-readme': 'l9/core/memory/README.meta.yaml',
  'subsystem-tests': 'l9/core/memory/tests.meta.yaml',
  'test-e2e-spec': 'tests/e2e/meta.yaml',
  'test-integration-spec': 'tests/integration/meta.yaml',
  'test-strategy': 'tests/strategy.meta.yaml',
  'test-unit-spec': 'tests/unit/meta.yaml',
  'wiring-contracts': '.l9_wiring.meta.yaml',
  'wiring-graph': 'generated/module_wiring_graph.yaml',
};

const structural =
  /^model\/(missing-keys|unknown-key|wrong-type|wrong-value|unknown-kind|kind-missing|misplaced-contract) /;

describe.each(Object.entries(places))('a contract of the kind %s', (kind, place) => {
  const names = readdirSync(`${fixtures}/${kind}`);
  const text = (name: string): string => readFileSync(`${fixtures}/${kind}/${name}`, 'utf8');

  it.each(names.filter((name) => name.startsWith('valid-')))('is decoded: %s', async (name) => {
    const { files, findings } = await familyOf({ [place]: text(name) });
    expect(files.find(({ file }) => file === place)?.kind).toBeDefined();
    expect(findings.filter((finding) => structural.test(finding))).toEqual([]);
  });

  it.each(names.filter((name) => name.startsWith('invalid-')))('is told when it does not hold: %s', async (name) => {
    const { findings } = await familyOf({ [place]: text(name) });
    expect(findings.filter((finding) => finding.endsWith(` ${place}`))).not.toEqual([]);
  });
});

const unitSpec = `type: test_unit_spec
scope:
  description: Pure tests.
  target_modules: [l9/core/]
expectations:
  coverage_target: 0.9
module_policies:
  - module: l9/core/agents/engine.ts
    must_cover: [Tasks end.]
  - module: l9/core/tools/engine.ts
    must_cover: [Unknown tools are refused.]
  - module: l9/core/clock.ts
    file: tests/unit/time.test.ts
    must_cover: [Time moves on.]
`;

describe('the demands for tests', () => {
  it('take their files from what is declared, else from the naming convention and the folder of the code', async () => {
    const { tests } = await familyOf({
      'tests/unit/meta.yaml': unitSpec,
      'l9/core/tests.meta.yaml': `type: subsystem_test_spec
subsystem:
  name: Core
  code_paths: [l9/core/]
unit_tests:
  modules:
    - path: l9/core/agents/engine.ts
      file: tests/unit/agents.test.ts
      must_cover: [Tasks start., Tasks end.]
`,
    });
    expect(tests.map(({ file, subject, behaviours }) => [file, subject, behaviours])).toEqual([
      ['tests/unit/agents.test.ts', 'l9/core/agents/engine.ts', ['Tasks start.', 'Tasks end.']],
      ['tests/unit/tools_engine.test.ts', 'l9/core/tools/engine.ts', ['Unknown tools are refused.']],
      ['tests/unit/time.test.ts', 'l9/core/clock.ts', ['Time moves on.']],
    ]);
    expect(tests[0]?.from).toEqual([
      { contract: 'l9/core/tests.meta.yaml', pointer: '/unit_tests/modules/0' },
      { contract: 'tests/unit/meta.yaml', pointer: '/module_policies/0' },
    ]);
  });

  it('follow the pattern of the test strategy, and name scenarios by their ids', async () => {
    const { tests } = await familyOf({
      'tests/strategy.meta.yaml': `type: test_strategy
test_layout:
  root_package: tests
  naming_conventions:
    file_pattern: test_*.py
`,
      'tests/unit/meta.yaml': unitSpec,
      'tests/e2e/meta.yaml': `type: test_e2e_spec
scenarios:
  - id: basic_chat
    description: A person asks.
    expectations: [It answers., The answer is kept.]
`,
    });
    expect(tests.map(({ file }) => file)).toEqual([
      'tests/unit/test_agents_engine.py',
      'tests/unit/test_tools_engine.py',
      'tests/unit/time.test.ts',
      'tests/e2e/test_basic_chat.py',
    ]);
    expect(tests.at(-1)).toMatchObject({
      level: 'e2e',
      ids: ['basic_chat'],
      behaviours: ['It answers.', 'The answer is kept.'],
    });
  });

  it('come from unit tests, flows and invariants alike', async () => {
    const { tests } = await familyOf({
      'l9/core/memory/tests.meta.yaml': readFileSync(`${fixtures}/subsystem-tests/valid-full.yaml`, 'utf8'),
    });
    expect(new Set(tests.map(({ level }) => level))).toEqual(new Set(['unit', 'integration', 'governance']));
  });
});

describe('the floor of coverage', () => {
  it('is what the repository demands, raised by a contract that demands more', async () => {
    const repository =
      'type: l9_repo_contract\nroot_package: l9\nci_contracts:\n  require_meta_docs: true\n  require_meta_tests: true\n  min_unit_coverage: 0.8\n  min_integration_coverage: 0.5\n';
    const { coverage } = await familyOf({ '.l9_repo.meta.yaml': repository, 'tests/unit/meta.yaml': unitSpec });
    expect(coverage).toEqual({ unit: 0.9, integration: 0.5 });
  });
});

describe('a contract is rendered', () => {
  it.each([
    ['README.meta.yaml', 'root_readme', '/', 'README.md'],
    ['README.meta.yaml', 'root_readme', undefined, 'README.md'],
    ['l9/core/README.meta.yaml', 'subsystem_readme', 'l9/core/', 'l9/core/README.md'],
    ['l9/core/README.meta.yaml', 'subsystem_readme', 'l9/core', 'l9/core/README.md'],
    ['l9/core/README.meta.yaml', 'subsystem_readme', 'docs/core.md', 'docs/core.md'],
    ['l9/core/README.meta.yaml', 'component_readme', undefined, 'l9/core/README.md'],
    ['docs/architecture.meta.yaml', 'doc_architecture', undefined, 'docs/architecture.md'],
    ['docs/architecture.meta.yaml', 'doc_architecture', 'docs/architecture.meta.yaml', undefined],
    ['tests/unit/meta.yaml', 'test_unit_spec', 'tests/unit/meta.yaml', undefined],
    ['tests/unit/meta.yaml', 'test_unit_spec', undefined, undefined],
  ])('%s of type %s with the location %s to %s', async (...[file, type, location, output]) => {
    const body = {
      root_readme: 'project: { name: A, one_liner: B. }',
      subsystem_readme: 'subsystem: { name: A, purpose: B. }',
      component_readme: 'component: { name: A, purpose: B. }',
      doc_architecture: 'system_context: { description: A. }',
      test_unit_spec: 'scope: { description: A., target_modules: [l9/a.ts] }',
    }[type];
    const { files } = await familyOf({
      [file]: `type: ${type}\n${location ? `location: ${location}\n` : ''}${body}\n`,
    });
    expect(files).toEqual([{ file, kind: type, ...(output ? { output } : {}) }]);
  });
});

describe('what contracts ask of agents', () => {
  it('is said in one vocabulary, with globs from the root', async () => {
    const { collaboration } = await familyOf({
      'l9/core/README.meta.yaml': `type: subsystem_readme
subsystem: { name: Core, purpose: Serves. }
ai_collaboration:
  safe_to_edit: [engine.ts, application logic]
  requires_review: [l9/core/schemas.ts]
  invariants_to_preserve: [Schemas stay compatible.]
`,
      'docs/ai-collaboration.meta.yaml': `type: doc_ai_collaboration
pre_reading: { required_files: [README.md] }
editing_rules: { allowed_areas: ['l9/**/*.ts'], review_required_areas: [deploy.sh], forbidden_areas: [.env] }
validation: { required_checks: [npm test] }
`,
    });
    expect(collaboration).toEqual([
      {
        contract: 'docs/ai-collaboration.meta.yaml',
        allow: [{ text: 'l9/**/*.ts', glob: 'l9/**/*.ts' }],
        review: [{ text: 'deploy.sh', glob: 'deploy.sh' }],
        deny: [{ text: '.env', glob: '.env' }],
        invariants: [],
        preReading: ['README.md'],
        postChecks: ['npm test'],
      },
      {
        contract: 'l9/core/README.meta.yaml',
        allow: [{ text: 'engine.ts', glob: 'l9/core/engine.ts' }, { text: 'application logic' }],
        review: [{ text: 'l9/core/schemas.ts', glob: 'l9/core/schemas.ts' }],
        deny: [],
        invariants: ['Schemas stay compatible.'],
        preReading: [],
        postChecks: [],
      },
    ]);
  });

  it('is frozen, as everything that the family says', async () => {
    const family = await familyOf({ 'tests/unit/meta.yaml': unitSpec });
    for (const part of [family.files, family.tests, family.docs, family.coverage, family.tests[0]?.behaviours])
      expect(Object.isFrozen(part)).toBe(true);
  });
});
