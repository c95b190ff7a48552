import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { contractSchemas } from '../../generated/contract-schemas.js';
import { hasErrors } from '../../src/diagnostics/index.js';
import { createMemoryFileSystem } from '../../src/host/index.js';
import { decodeWorkspace } from '../../src/model/index.js';
import { readWorkspace } from '../../src/sources/index.js';

/*
 * No broken contract is taken for a clean one because nobody looked: of whatever kind it is, wherever its kind may stand,
 * with a workspace around it or alone in a repository, it is found and told.
 */

const corpus = 'tests/fixtures/contracts';

const places: Readonly<Record<string, readonly string[]>> = {
  'canonical-schema': ['l9/core/agents/agent_v6.schema.yaml', 'schemas/agent_v6.yml'],
  'component-readme': ['l9/core/memory/README.meta.yaml'],
  'doc-ai-collaboration': ['docs/ai-collaboration.meta.yaml'],
  'doc-architecture': ['docs/architecture.meta.yaml'],
  'gap-baseline': ['meta-gaps.baseline.yaml'],
  'gap-list': ['meta-gaps.yaml'],
  'gap-report': ['meta-gaps.yaml'],
  memory: ['Memory.yaml'],
  'module-contracts': ['.l9_modules.meta.yaml', '.l9_modules.meta.yml'],
  'module-meta': ['l9/modules/some_module/module.meta.yaml'],
  'module-wiring': ['l9/modules/some_module/wiring.meta.yaml'],
  registry: ['modules/registry.yaml'],
  'repo-contract': ['.l9_repo.meta.yaml'],
  'root-readme': ['README.meta.yaml'],
  'schema-extraction': ['.l9_schema_extraction.meta.yaml'],
  'subsystem-docs': ['l9/core/docs.meta.yaml'],
  'subsystem-readme': ['l9/core/README.meta.yaml'],
  'subsystem-tests': ['l9/core/tests.meta.yaml'],
  'test-e2e-spec': ['tests/e2e/meta.yaml'],
  'test-integration-spec': ['tests/integration/meta.yaml'],
  'test-strategy': ['tests/strategy.meta.yaml'],
  'test-unit-spec': ['tests/unit/meta.yaml'],
  'wiring-contracts': ['.l9_wiring.meta.yaml'],
  'wiring-graph': ['generated/module_wiring_graph.yaml'],
};

const specPlaces = ['modules/specs/Module-Spec-v2.6-some.yaml', 'api/adapters/some_adapter/Module-Spec-v2.6-some.yml'];

// A block is what a module is made from by name; it has no place of its own.
const kinds = Object.keys(contractSchemas).filter((kind) => kind !== 'module-block');

const workspace = {
  '.l9_modules.meta.yaml': readFileSync('templates/host/dot-l9_modules.meta.yaml', 'utf8'),
  '.l9_wiring.meta.yaml': readFileSync('templates/host/dot-l9_wiring.meta.yaml', 'utf8'),
  'Memory.yaml': readFileSync('templates/host/Memory.yaml', 'utf8'),
  'modules/registry.yaml': 'modules: []\n',
};

async function findingsIn(tree: Readonly<Record<string, string>>) {
  const sources = await readWorkspace(createMemoryFileSystem(tree));
  const decoded = sources.value && decodeWorkspace(sources.value);
  return [...sources.diagnostics, ...(decoded?.diagnostics ?? [])];
}

test('the workspace around is clean', async () => {
  expect(await findingsIn(workspace)).toEqual([]);
});

describe.each(kinds)('%s', (kind) => {
  const broken = readdirSync(join(corpus, kind)).filter((name) => name.startsWith('invalid-'));
  const where = kind.startsWith('module-spec') ? specPlaces : (places[kind] ?? []);
  const cases = where.flatMap((place) => broken.map((name) => [name, place] as const));

  test('has places to stand in, and broken contracts to put there', () => {
    expect(cases.length).toBeGreaterThan(1);
  });

  test.each(cases)('%s in %s', async (name, place) => {
    const text = readFileSync(join(corpus, kind, name), 'utf8');
    for (const around of [{}, workspace]) {
      // `.yml` beside `.yaml` is another finding.
      const { [place.replace(/yml$/, 'yaml')]: _twin, ...rest } = { ...around } as Record<string, string>;
      const told = (await findingsIn({ ...rest, [place]: text })).filter(({ span }) => span?.file === place);
      expect(hasErrors(told), JSON.stringify(told)).toBe(true);
    }
  });
});
