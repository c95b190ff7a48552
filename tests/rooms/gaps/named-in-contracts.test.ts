import { describe, expect, it } from 'vitest';

import { relPath } from '../../../src/text/index.js';
import { judge, linesOf, scanTree, type Tree } from './scan-tree.js';

const folder = 'l9/core/agents';
const readme = `${folder}/README.md`;

const kept: Tree = {
  [`${folder}/README.meta.yaml`]: [
    'type: subsystem_readme',
    'subsystem: { name: Agents, purpose: Runs agents. }',
    'directory_layout: { entries: [{ path: ./, role: All. }, { path: engine.py, role: Engine. }, { path: tools/, role: Tools. }, { path: "*.md", role: Words. }] }',
    'key_components:',
    `  public_apis: [{ name: AgentRegistry, path: ${folder}/engine.py, role: Registers. }, { name: The whole API, path: ${folder}/, role: All. }]`,
    `  internal_helpers: [{ name: helper, path: ${folder}/engine.py, role: Helps. }]`,
    `data_and_contracts: { schemas: [{ name: Task, path: ${folder}/task.json, role: Work. }] }`,
    'configuration: { env_vars: [L9_LIMIT], config_files: [config.yaml] }',
  ].join('\n'),
  [readme]:
    '# A\n## Subsystem overview\n## Directory layout\n## Key components\n## Data models and contracts\n## Configuration\n',
  [`${folder}/engine.py`]: 'class AgentRegistry\nhelper(a)\n',
  [`${folder}/tools/one.py`]: '',
  [`${folder}/task.json`]: '{}',
  'config.yaml': '',
  '.env.example': '# L9_LIMIT=3\n',
};

async function gapsWith(change: Tree, without: readonly string[] = []): Promise<readonly string[]> {
  const tree = Object.fromEntries(Object.entries({ ...kept, ...change }).filter(([path]) => !without.includes(path)));
  return linesOf((await scanTree(tree)).gaps);
}

describe('what a subsystem names', () => {
  it('is there', async () => {
    expect(await gapsWith({})).toEqual([]);
  });

  it.each([
    ['config.yaml', '`config.yaml`, a configuration file, does not exist.'],
    [`${folder}/tools/one.py`, `\`${folder}/tools\`, a part of the folder, does not exist.`],
    [`${folder}/task.json`, `\`${folder}/task.json\`, where \`Task\` is, does not exist.`],
    [`${folder}/engine.py`, `\`${folder}/engine.py\`, a part of the folder, does not exist.`],
  ])('lacks %s', async (path, problem) => {
    const target = path.replace('/one.py', '');
    expect(await gapsWith({}, [path])).toEqual([`gaps/missing-file | ${target} | ${problem}`]);
  });

  it('is a file where a folder is meant', async () => {
    expect(await gapsWith({ [`${folder}/tools`]: '' }, [`${folder}/tools/one.py`])).toEqual([
      `gaps/missing-file | ${folder}/tools | \`${folder}/tools\`, a part of the folder, is a file.`,
    ]);
  });

  it('is not declared, or not for others', async () => {
    expect(await gapsWith({ [`${folder}/engine.py`]: 'AgentRegistry\n' })).toEqual([
      `gaps/missing-symbol | ${folder}/engine.py | \`${folder}/engine.py\` does not declare \`helper\`.`,
      `gaps/missing-symbol | ${folder}/engine.py | \`${folder}/engine.py\` declares \`AgentRegistry\`, but not for others to use.`,
    ]);
  });

  it('is in a language that nobody reads', async () => {
    const contract = String(kept[`${folder}/README.meta.yaml`]).replace(
      'engine.py, role: Helps',
      'engine.go, role: Helps',
    );
    expect(await gapsWith({ [`${folder}/README.meta.yaml`]: contract, [`${folder}/engine.go`]: '' })).toEqual([
      `gaps/not-evaluable | ${folder}/engine.go | \`${folder}/engine.go\` cannot be judged: its language is not known.`,
    ]);
  });

  it('is a variable without an example, or one that the example leaves out', async () => {
    expect(await gapsWith({}, ['.env.example'])).toEqual([
      'gaps/missing-example | .env.example | Variables of the environment are demanded, but there is no example of an env file such as `.env.example`.',
    ]);
    expect(await gapsWith({ '.env.example': 'L9_LIMITS=3\n' })).toEqual([
      'gaps/missing-variable | .env.example | The variable `L9_LIMIT` is demanded, but `.env.example` does not mention it.',
    ]);
    expect(await gapsWith({ [`l9/env.sample`]: 'L9_LIMIT=3\n' }, ['.env.example'])).toEqual([]);
    expect(await gapsWith({ [`l9/other/env.sample`]: 'L9_LIMIT=3\n' }, ['.env.example'])).toHaveLength(1);
  });
});

describe('the signature that a component states', () => {
  const written = '(packet: PacketEnvelope, *, dry_run: bool = False) -> list[MemoryHit]';
  const scan = async (signature: string): Promise<readonly string[]> => {
    const tree = {
      'l9/memory/README.meta.yaml': [
        'type: component_readme',
        'component: { name: Memory, purpose: Remembers. }',
        `public_apis: { functions: [{ name: write, path: l9/memory/runtime.py, signature: ${JSON.stringify(signature)}, role: Writes. }] }`,
      ].join('\n'),
      'l9/memory/README.md': '# Component purpose\n## Public APIs\n',
      'l9/memory/runtime.py': `def write${written}\n`,
    };
    return (await scanTree(tree)).gaps.map(({ code }) => code);
  };

  it.each([
    written,
    '(packet, *, dry_run) -> list[MemoryHit]',
    '(packet, *, dry_run=False)',
    'write( packet:PacketEnvelope, * , dry_run ) -> list[ "MemoryHit" ]',
  ])('is that of the code: %s', async (signature) => {
    expect(await scan(signature)).toEqual([]);
  });

  it.each([
    '(packet, dry_run) -> list[MemoryHit]',
    '(packet: Envelope, *, dry_run)',
    '(packet, *, dry_run) -> MemoryHit',
    '(dry_run, *, packet)',
    '(packet)',
    'writes a packet',
  ])('is another: %s', async (signature) => {
    expect(await scan(signature)).toEqual(['gaps/signature-differs']);
  });
});

describe('a file that a contract demands', () => {
  const path = relPath('l9/agents/emma');

  it.each([
    ['missing_contract', 'gaps/missing-contract', 'the contract of the tests, does not exist.'],
    ['schema_violation', 'gaps/schema-violation', 'the contract of the tests, does not exist.'],
  ] as const)('is told as %s where it is missing', async (kind, code, problem) => {
    const demand = { form: 'file', path, kind, what: 'the contract of the tests', allows: 'folder' } as const;
    expect(await judge(demand, {})).toEqual([`${code} | ${path} | \`${path}\`, ${problem}`]);
    expect(await judge(demand, { [`${path}/a.py`]: '' })).toEqual([]);
  });

  it('may have another that does as well', async () => {
    const or = [relPath('.env.example')];
    const demand = { form: 'file', path: relPath('.env'), kind: 'missing_file', what: 'a file', or } as const;
    expect(await judge(demand, { '.env.example': '' })).toEqual([]);
    expect(await judge(demand, { '.env': '' })).toEqual([]);
    expect(await judge(demand, {})).toHaveLength(1);
  });
});
