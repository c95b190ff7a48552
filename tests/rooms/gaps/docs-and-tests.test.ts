import { describe, expect, it } from 'vitest';

import { linesOf, scanTree, type Tree } from './scan-tree.js';

const folder = 'l9/core/agents';

const kept: Tree = {
  [`${folder}/README.meta.yaml`]: [
    'type: subsystem_readme',
    `location: ${folder}/`,
    'subsystem: { name: Agents Core, purpose: Runs agents. }',
    'responsibilities: { handles: [Loading.] }',
  ].join('\n'),
  [`${folder}/docs.meta.yaml`]: [
    'type: subsystem_docs_spec',
    `subsystem: { name: Agents Core, code_paths: [${folder}/] }`,
    'docs:',
    `  - path: ${folder}/README.md`,
    `    source: ${folder}/README.meta.yaml`,
    '    required_sections: [Subsystem overview, Key components]',
  ].join('\n'),
  [`${folder}/tests.meta.yaml`]: [
    'type: subsystem_test_spec',
    `subsystem: { name: Agents Core, code_paths: [${folder}/] }`,
    'unit_tests:',
    '  modules:',
    `    - path: ${folder}/engine.py`,
    '      file: tests/unit/test_engine.py',
    '      must_cover: [Tool failure handling., "Error: unknown agent_id"]',
    'integration_tests:',
    '  flows:',
    '    - { id: agent_uses_memory, file: tests/integration/test_memory.py, description: Agent run. }',
  ].join('\n'),
  [`${folder}/README.md`]:
    '# Agents\n\n## Subsystem overview\n\n## 2. Responsibilities and boundaries\n\nKEY COMPONENTS\n---\n',
  [`${folder}/engine.py`]: '',
  'tests/unit/test_engine.py':
    'def test_tool_failure_handling():\n# @covers "Error: unknown agent_id"\ndef test_other():\n',
  'tests/integration/test_memory.py': 'def test_that_agent_uses_memory_in_a_run():\n',
};

const readme = `${folder}/README.md`;

async function gapsWith(change: Tree, without: readonly string[] = []): Promise<readonly string[]> {
  const tree = Object.fromEntries(Object.entries({ ...kept, ...change }).filter(([path]) => !without.includes(path)));
  const { gaps } = await scanTree(tree);
  return linesOf(gaps);
}

describe('documents and tests of a subsystem', () => {
  it('keep their contracts', async () => {
    const { gaps, counts } = await scanTree({
      ...kept,
      [readme]: '# A\n## Subsystem overview\n## 2. Responsibilities and Boundaries\n\nKEY COMPONENTS\n---\n',
    });
    expect(linesOf(gaps)).toEqual([]);
    expect(counts).toMatchObject({ obligations: counts.held, failed: 0 });
    expect(counts.held).toBeGreaterThan(8);
  });

  it('are missing: one gap per file, with all that was to be in it', async () => {
    const { gaps } = await scanTree(
      Object.fromEntries(
        Object.entries(kept).filter(([path]) => ![readme, 'tests/unit/test_engine.py'].includes(path)),
      ),
    );
    expect(
      gaps.map(({ code, kind, targetFile, context, writeSet }) => ({ code, kind, targetFile, context, writeSet })),
    ).toEqual([
      {
        code: 'gaps/missing-doc',
        kind: 'missing_doc',
        targetFile: readme,
        writeSet: [readme],
        context: {
          subsystem: 'Agents Core',
          requiredSections: ['Subsystem overview', 'Responsibilities and boundaries', 'Key components'],
          problem: `The document \`${readme}\` does not exist; it owes the sections \`Subsystem overview\`, \`Responsibilities and boundaries\`, \`Key components\`.`,
        },
      },
      {
        code: 'gaps/missing-test-file',
        kind: 'missing_test_file',
        targetFile: 'tests/unit/test_engine.py',
        writeSet: ['tests/unit/test_engine.py'],
        context: {
          subsystem: 'Agents Core',
          modulePath: `${folder}/engine.py`,
          mustCover: ['Tool failure handling.', 'Error: unknown agent_id'],
          problem:
            'The test file `tests/unit/test_engine.py` does not exist; it owes tests of `Tool failure handling.`, `Error: unknown agent_id`.',
        },
      },
    ]);
  });

  it('lack a section', async () => {
    expect(
      await gapsWith({
        [readme]: '# A\n## Subsystem overview\n## Responsibilities and boundaries\n```\n## Key components\n```\n',
      }),
    ).toEqual([`gaps/missing-section | ${readme} | \`${readme}\` has no heading \`Key components\`.`]);
  });

  it('cannot be read', async () => {
    expect(await gapsWith({ [readme]: new Uint8Array([255]), 'tests/unit/test_engine.py': 'does not parse' })).toEqual([
      `gaps/not-evaluable | ${readme} | \`${readme}\` cannot be judged: it is not UTF-8 text.`,
      'gaps/not-evaluable | tests/unit/test_engine.py | `tests/unit/test_engine.py` cannot be judged: a line does not parse.',
    ]);
  });

  it('are files without a test that counts', async () => {
    const text = "it.skip('Tool failure handling')\n# @covers \"Error: unknown agent_id\"\nit('is', nothing)\n";
    expect(
      await gapsWith({
        [readme]: '# A\n## Subsystem overview\n## Responsibilities and boundaries\n## Key components',
        'tests/unit/test_engine.py': text,
      }),
    ).toEqual([
      'gaps/missing-test-case | tests/unit/test_engine.py | `tests/unit/test_engine.py` has no test that runs and asserts; of its 2 tests none counts.',
    ]);
  });

  it('lack a behaviour, and a test of a flow', async () => {
    expect(
      await gapsWith({
        [readme]: '# A\n## Subsystem overview\n## Responsibilities and boundaries\n## Key components',
        'tests/unit/test_engine.py': 'def test_handling_of_tool_failure():\ndef test_error_on_unknown_agent_id():\n',
        'tests/integration/test_memory.py': 'def test_agent():\n',
      }),
    ).toEqual([
      'gaps/missing-test-case | tests/integration/test_memory.py | `tests/integration/test_memory.py` has no test of `agent_uses_memory`.',
      'gaps/missing-behavior | tests/unit/test_engine.py | No test in `tests/unit/test_engine.py` that runs and asserts shows `Tool failure handling.`.',
      'gaps/missing-behavior | tests/unit/test_engine.py | No test in `tests/unit/test_engine.py` that runs and asserts shows `Error: unknown agent_id`.',
    ]);
  });

  it('are about code that is gone', async () => {
    expect(
      await gapsWith(
        { [readme]: '# A\n## Subsystem overview\n## Responsibilities and boundaries\n## Key components' },
        [`${folder}/engine.py`],
      ),
    ).toEqual([
      `gaps/missing-file | ${folder}/engine.py | \`${folder}/engine.py\`, the code that is tested, does not exist.`,
    ]);
  });
});
