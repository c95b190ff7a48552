import { describe, expect, it } from 'vitest';

import { loadSourceReader } from '../../../src/code/index.js';
import type { Demand } from '../../../src/gaps/index.js';
import { hashOf, relPath } from '../../../src/text/index.js';
import { judge, type Tree } from './scan-tree.js';

const readSource = await loadSourceReader();
const told = (demand: Demand, tree: Tree): Promise<readonly string[]> => judge(demand, tree, readSource);

const py = (name: string, body = 'assert True'): string => `def ${name}():\n    ${body}\n`;
const ts = (title: string): string => `it('${title}', () => {\n  expect(1).toBe(1);\n});\n`;

describe('coverage', () => {
  const demand: Demand = { form: 'coverage', level: 'unit', least: 0.8 };
  const summary = (covered: number): string => JSON.stringify({ total: { lines: { total: 200, covered, pct: 1 } } });

  it.each<readonly [string, string]>([
    ['coverage/coverage-summary.json', summary(160)],
    ['coverage/lcov.info', 'SF:a\nLF:10\nLH:8\nend_of_record\nSF:b\r\nLF:5\r\nLH:5\r\n'],
    ['coverage.xml', '<?xml version="1.0"?><!-- <coverage line-rate="0"/> --><coverage line-rate="0.8" version="7">'],
    ['coverage-unit.xml', '<coverage line-rate="0" lines-valid="4" lines-covered="4"><packages/></coverage>'],
  ])('is enough after %s', async (path, text) => {
    expect(await told(demand, { [path]: text })).toEqual([]);
  });

  it('is too little, and a report of the level goes before one of all', async () => {
    const tree = {
      'coverage/coverage-summary.json': summary(200),
      'coverage/unit/coverage-summary.json': summary(159),
    };
    expect(await told(demand, tree)).toEqual([
      'gaps/coverage-below | - | The unit tests cover 79.5 % of the lines after `coverage/unit/coverage-summary.json`, and 80 % are demanded.',
    ]);
  });

  it.each<readonly [string, Tree, string]>([
    ['-', {}, 'there is no coverage report'],
    ['coverage.xml', { 'coverage.xml': '<html/>' }, '`coverage.xml` has no element `coverage`'],
    ['coverage.xml', { 'coverage.xml': '<coverage line-rate="7">' }, '`coverage.xml` states no `line-rate`'],
    ['lcov.info', { 'lcov.info': 'TN:' }, '`lcov.info` counts no line'],
    ['lcov.info', { 'lcov.info': 'LF:5\nLH:9' }, '`lcov.info` counts no line'],
    [
      'coverage/coverage-summary.json',
      { 'coverage/coverage-summary.json': '{"total":{"lines":{"pct":"Unknown"}}}' },
      '`coverage/coverage-summary.json` has no `total.lines`',
    ],
  ])('cannot be judged after %s: %#', async (path, tree, why) => {
    expect(await told(demand, tree)).toEqual([
      `gaps/not-evaluable | ${path} | Whether unit tests cover 80 % of the lines cannot be judged: ${why}.`,
    ]);
  });

  it('of a second level is told with the first where there is no report', async () => {
    expect(await told({ ...demand, level: 'integration', isSecond: true }, {})).toEqual([]);
  });
});

describe('a run of tests', () => {
  const folder = relPath('tests/integration');
  const report = (inside: string): Tree => ({
    'junit.xml': `<testsuites><testsuite>${inside}</testsuite></testsuites>`,
  });
  const slow =
    '<testcase classname="tests.integration.test_a" name="x > y" time="9.5"/><testcase file="./tests/integration/b.test.ts" name="z" time="1"/>';

  it('is quick enough; tests elsewhere do not count', async () => {
    const tree = report(`${slow}<testcase classname="tests.unit.test_a" name="x" time="90"/>`);
    expect(await told({ form: 'test-run', folder, mostSeconds: 10.5 }, tree)).toEqual([]);
  });

  it('is too slow', async () => {
    expect(await told({ form: 'test-run', folder, mostSeconds: 10 }, report(slow))).toEqual([
      'gaps/tests-too-slow | - | The tests took 10.5 s after `junit.xml`, and at most 10 s are allowed.',
    ]);
  });

  it.each([
    '<testcase classname="tests.integration.a" name="x"><flakyFailure message="1"/></testcase>',
    '<testcase classname="tests.integration.a" name="x"><failure/></testcase><testcase classname="tests.integration.a" name="x"/>',
  ])('passes only when repeated: %#', async (inside) => {
    expect(await told({ form: 'test-run', folder, mostFlaky: 0 }, report(inside))).toEqual([
      'gaps/tests-flaky | - | 1 of 1 tests failed and passed in the same run after `junit.xml`; the share allowed is 0.',
    ]);
    expect(await told({ form: 'test-run', folder, mostFlaky: 1 }, report(inside))).toEqual([]);
  });

  it.each<Tree>([{}, report('<testcase classname="tests.unit.a" name="x" time="90"/>')])(
    'was not reported: %#',
    async (tree) => {
      expect(await told({ form: 'test-run', folder, mostSeconds: 1 }, tree)).toEqual([
        'gaps/not-applicable | - | How long the tests take is not judged: no JUnit report holds a run of them.',
      ]);
    },
  );
});

describe('the layout of tests', () => {
  const folder = relPath('tests/unit');
  const names: Demand = {
    form: 'test-names',
    folder,
    pattern: 'test_*.py',
    declared: [relPath('tests/unit/named.py')],
  };

  it('is kept by helpers, by files that contracts name, and by tests in another language', async () => {
    const tree = {
      'tests/unit/test_a.py': py('test_a'),
      'tests/unit/conftest.py': py('database'),
      'tests/unit/named.py': py('test_b'),
      'tests/unit/a.test.ts': ts('a'),
      'tests/integration/b.py': py('test_c'),
    };
    expect(await told(names, tree)).toEqual([]);
  });

  it('is broken by tests in a file that no runner finds', async () => {
    expect(await told(names, { 'tests/unit/deep/engine_tests.py': py('test_a') + py('test_b') })).toEqual([
      'gaps/test-not-found | tests/unit/deep/engine_tests.py | `tests/unit/deep/engine_tests.py` declares 2 tests, but its name does not match `test_*.py`.',
    ]);
  });

  it('has no place for a test file', async () => {
    const root = relPath('tests');
    const demand: Demand = {
      form: 'test-places',
      root,
      pattern: '*.test.ts',
      folders: ['tests/unit/', 'tests/**/e2e'],
      declared: [relPath('tests/b.test.ts')],
    };
    const tree = {
      'tests/unit/a.test.ts': '',
      'tests/x/e2e/c.test.ts': '',
      'tests/b.test.ts': '',
      'tests/help.ts': '',
    };
    expect(await told(demand, tree)).toEqual([]);
    expect(await told(demand, { ...tree, 'tests/d.test.ts': '' })).toEqual([
      'gaps/test-elsewhere | tests/d.test.ts | `tests/d.test.ts` is a test file, but stands in none of the folders of the layout: `tests/unit/`, `tests/**/e2e`.',
    ]);
  });
});

describe('the test framework', () => {
  it.each<readonly [string, string, string]>([
    ['vitest', 'package.json', '{ "devDependencies": { "vitest": "^4" } }'],
    ['pytest', 'pyproject.toml', '[project.optional-dependencies]\ntest = ["ruff", "pytest>=8"]\n'],
    ['pytest', 'pyproject.toml', '[tool.poetry.dev-dependencies]\npytest = "^8"\n'],
    ['pytest', 'requirements-dev.txt', 'ruff\npytest[all]==8.0 # tests\n'],
    ['pytest-bdd', 'setup.cfg', '[options.extras_require]\ntest =\n    pytest_bdd\n'],
    ['pytest', 'requirements/dev.txt', 'pytest'],
    ['node:test', 'README.md', ''],
  ])('%s is named in %s', async (name, path, text) => {
    expect(await told({ form: 'framework', name }, { [path]: text })).toEqual([]);
  });

  it.each<readonly [string, string]>([
    ['package.json', '{ "scripts": { "test": "pytest" }, "dependencies": { "pytest-x": "1" } }'],
    ['pyproject.toml', '[tool.pytest.ini_options]\naddopts = "-q"\n'],
    ['requirements.txt', '# pytest\npytest-asyncio\n'],
  ])('is not named in %s', async (path, text) => {
    expect(await told({ form: 'framework', name: 'pytest' }, { [path]: text })).toEqual([
      `gaps/framework-not-named | ${path} | The test framework \`pytest\` is named in no package manifest; the nearest is \`${path}\`.`,
    ]);
  });

  it('cannot be judged without a manifest', async () => {
    expect(await told({ form: 'framework', name: 'pytest' }, {})).toEqual([
      'gaps/not-evaluable | - | Whether `pytest` is installed cannot be judged: there is no package manifest.',
    ]);
  });
});

describe('the index files of a package', () => {
  const demand: Demand = { form: 'package-index', root: relPath('l9') };

  it('are there where code is', async () => {
    const tree = {
      'l9/__init__.py': '',
      'l9/core/__init__.py': '',
      'l9/core/agents/__init__.py': '',
      'l9/core/agents/engine.py': '',
      'l9/kernels/a.yaml': '',
      'l9/my-scripts/run.py': '',
      'l9/web/index.ts': '',
      'l9/web/a.ts': '',
      'other/b.py': '',
    };
    expect(await told(demand, tree)).toEqual([]);
  });

  it('are missing, each told by itself', async () => {
    expect(await told(demand, { 'l9/core/a.py': '', 'l9/web/b.ts': '', 'l9/web/b.test.ts': '' })).toEqual(
      ['l9/__init__.py', 'l9/core/__init__.py', 'l9/web/index.ts'].map(
        (path) =>
          `gaps/missing-package-index | ${path} | \`${path}\` does not exist, and its folder is part of a package.`,
      ),
    );
  });
});

describe('the manifest of a schema', () => {
  const [path, schemaFile] = [relPath('manifests/emma.json'), relPath('l9/emma_v6.schema.yaml')];
  const demand: Demand = {
    form: 'manifest',
    path,
    schemaFile,
    made: [relPath('l9/emma/a.py'), relPath('l9/emma/b.py')],
  };
  const scan = (manifest: unknown): Promise<readonly string[]> =>
    told(demand, { [path]: JSON.stringify(manifest), [schemaFile]: 'name: emma\n' });

  it.each([
    { schema_sha256: `sha256:${hashOf('name: emma\n')}` },
    { module: { schema_hash: hashOf('name: emma\n') } },
    { files: ['a.py', './b.py'] },
    { generated: [{ path: 'l9/emma/a.py' }, { path: 'l9/emma/b.py' }] },
    { artifacts: { 'l9/emma/a.py': 'x', 'l9/emma/b.py': 'y' } },
  ])('is of the schema as it is: %j', async (manifest) => {
    expect(await scan(manifest)).toEqual([]);
  });

  it.each([
    ['gaps/manifest-stale', { schema_sha256: hashOf('name: other\n') }],
    ['gaps/manifest-stale', { files: ['a.py', 'sub.py'] }],
    ['gaps/not-evaluable', { module: 'emma', version: '6' }],
  ])('is told as %s: %j', async (code, manifest) => {
    expect((await scan(manifest)).map((line) => line.split(' ', 1).join(''))).toEqual([code]);
  });

  it('is missing', async () => {
    expect(await told(demand, {})).toEqual([
      `gaps/missing-manifest | ${path} | The manifest \`${path}\` of what was made of \`${schemaFile}\` does not exist.`,
    ]);
  });
});

describe('a test of a program', () => {
  const subject = relPath('l9/agents/emma/agent_controller.py');

  it.each([
    'tests/unit/test_agent_controller.py',
    'tests/emma/agent_controller_test.py',
    'tests/test_emma_agent_controller.py',
  ])('is %s', async (path) => {
    expect(await told({ form: 'test-of', subject }, { [path]: py('test_a') })).toEqual([]);
  });

  it('is missing, asserts nothing, or is of another program with the same name', async () => {
    const path = 'tests/unit/test_agent_controller.py';
    expect(await told({ form: 'test-of', subject }, {})).toEqual([
      `gaps/missing-test-file | ${path} | The test file \`${path}\` does not exist.`,
    ]);
    expect(await told({ form: 'test-of', subject }, { [path]: py('test_a', 'pass') })).toEqual([
      `gaps/missing-test-case | ${path} | \`${path}\` has no test of \`${subject}\` that runs and asserts.`,
    ]);
    expect(await told({ form: 'test-of', subject, isShared: true }, { [path]: py('test_a') })).toHaveLength(1);
  });
});

describe('a scenario without a file', () => {
  const folder = relPath('tests/integration');
  const id = 'agent_with_memory';
  const demand: Demand = {
    form: 'scenario',
    id,
    text: 'Agent L answers from memory.',
    path: relPath('tests/integration/test_agent_with_memory.py'),
    folder,
  };

  it.each<readonly [string, string]>([
    ['tests/integration/test_agent_with_memory.py', py('test_any')],
    ['tests/integration/test_all.py', py('test_agent_with_memory_answers')],
    ['tests/integration/deep/all.test.ts', `// @covers "agent_with_memory"\n${ts('works')}`],
    ['tests/integration/all.test.ts', ts('Agent L answers from memory')],
  ])('has a test in %s', async (path, text) => {
    expect(await told(demand, { [path]: text })).toEqual([]);
  });

  it.each<readonly [string, Tree]>([
    ['gaps/missing-test-file', {}],
    ['gaps/missing-test-file', { 'tests/unit/test_all.py': py('test_agent_with_memory') }],
    ['gaps/missing-test-file', { 'tests/integration/test_all.py': py('test_agent_with_memory', 'pass') }],
    ['gaps/missing-test-case', { 'tests/integration/test_agent_with_memory.py': py('test_any', 'pass') }],
    ['gaps/not-evaluable', { 'tests/integration/test_agent_with_memory.py': 'def test_any(:\n' }],
  ])('is told as %s: %#', async (code, tree) => {
    expect((await told(demand, tree)).map((line) => line.split(' ', 1).join(''))).toEqual([code]);
  });

  it('is expected to show something, in whatever file its test is', async () => {
    const expectation: Demand = { form: 'behaviour', path: demand.path, text: 'HTTP 200 response.', id, folder };
    const file = 'tests/integration/test_all.py';
    expect(await told(expectation, {})).toEqual([]);
    expect(await told(expectation, { [file]: py('test_agent_with_memory') })).toEqual([
      `gaps/missing-behavior | ${file} | No test in \`${file}\` that runs and asserts shows \`HTTP 200 response.\`.`,
    ]);
    const shown = py('test_agent_with_memory', '# @covers "HTTP 200 response."\n    assert True');
    expect(await told(expectation, { [file]: shown })).toEqual([]);
  });
});

describe('a name that a file takes over', () => {
  const symbol = (path: string, name: string, signature?: string): Demand => ({
    form: 'symbol',
    path: relPath(path),
    name,
    isPublic: true,
    ...(signature !== undefined && { signature }),
  });
  const typescript = {
    'src/index.ts':
      "export * from './engine.js';\nexport { hidden as shown } from './more/index.js';\nexport { z } from 'zod';\n",
    'src/engine.ts':
      "export class Engine {\n  run(id: string): void {}\n}\nfunction own() {}\nexport * from './index.js';\n",
    'src/more/index.ts': 'export function hidden(x: number): string {}\nexport const other = 1;\n',
  };
  const python = {
    'l9/engine/__init__.py': 'from .core import *\nfrom .hits import find as search\nfrom l9.tasks import Task\n',
    'l9/engine/core.py': 'class Engine:\n    def run(self, id: str) -> None: ...\ndef _own(): ...\n',
    'l9/engine/hits.py': 'def find(x: int) -> str: ...\n',
    'l9/tasks/__init__.py': 'class Task: ...\n',
  };

  it.each<readonly [string, string | undefined, Tree]>([
    ['Engine', undefined, typescript],
    ['Engine.run', '(id: string): void', typescript],
    ['shown', '(x: number): string', typescript],
    ['z', undefined, typescript],
    ['Engine', undefined, python],
    ['Engine.run', '(id: str) -> None', python],
    ['search', '(x: int) -> str', python],
    ['Task', undefined, python],
  ])('is there: %s %s', async (name, signature, tree) => {
    const [path = ''] = Object.keys(tree);
    expect(await told(symbol(path, name, signature), tree)).toEqual([]);
  });

  it.each<readonly [string, Tree]>([
    ['own', typescript],
    ['hidden', typescript],
    ['other', typescript],
    ['_own', python],
    ['find', python],
  ])('is not there: %s', async (name, tree) => {
    const [path = ''] = Object.keys(tree);
    const findings = await told(symbol(path, name), tree);
    expect(findings.map((line) => line.split(' | ').slice(0, 2))).toEqual([['gaps/missing-symbol', path]]);
  });

  it('is told with the place that declares it where its signature differs', async () => {
    const findings = await told(symbol('src/index.ts', 'shown', '(x: string): string'), typescript);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('src/more/index.ts:1');
  });
});
