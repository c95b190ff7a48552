import fc from 'fast-check';

import type { Module, Workspace } from '../../src/model/index.js';
import { moduleOf, toolOf } from '../rooms/render/sample-module.js';
import { sampleWorkspace } from '../rooms/render/sample-workspace.js';

/** Texts that end quotes, elements, comments, lines and labels wherever they are not escaped. */
export const hostileTexts: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '"]; evil [label="',
  '\\',
  'a\\"b\\n',
  '#quot;&quot;&#34;`~',
  "x'y\nz\r\t\u2028",
  'end',
  '{{7*7}}$&$1',
  '-->|x|',
  '1. list',
  'ünïcode 😀',
  '__proto__',
  ' ',
];

const hostileText = fc.constantFrom(...hostileTexts);
const anyId = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'b', 'postgres', 'memory.service') }, hostileText);
const segments = fc.uniqueArray(anyId, { maxLength: 3 });
const ids = ['alpha', 'beta.hook', 'gamma', 'postgres', 'a'];

const wiring = fc.record({
  dependsOn: fc.array(fc.oneof(anyId, fc.constantFrom(...ids, 'planned.one', 'neo4j')), { maxLength: 4 }),
  memory: fc.record({ reads: segments, writes: segments }),
  // A tool may be named as its module is.
  tool: fc.constantFrom(undefined, '', '_tool'),
  bindings: fc.array(fc.tuple(anyId, fc.constantFrom('direct', 'via_CA', 'via_plan')), { maxLength: 3 }),
  collaborators: fc.array(
    fc.record({
      agentId: anyId,
      protocol: fc.constantFrom('tool_call', 'packet_stream', 'event_bus'),
      packetTopics: fc.uniqueArray(fc.oneof(anyId, fc.constantFrom('alpha.out', 'gamma.in')), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  mechanism: fc.constantFrom('igor_only', 'boss', 'auto'),
  riskLevel: fc.constantFrom('low', 'medium', 'high'),
  requiresApproval: fc.boolean(),
  tier: fc.integer({ min: 0, max: 7 }),
  description: hostileText,
});

type Wiring = typeof wiring extends fc.Arbitrary<infer T> ? T : never;

function moduleFrom(id: string, drawn: Wiring): Module {
  const { dependsOn, memory, collaborators, tier, description, mechanism, riskLevel, requiresApproval } = drawn;
  const plain = moduleOf({ id, kind: 'worker', memory, collaborators, tier, description });
  const bindings = drawn.bindings.map(([agentId, mode]) => ({ agentId, mode, allowedOperations: ['ask'] }));
  const tool = {
    ...toolOf(plain.snake, [{ name: 'ask', description, input: [] }]),
    id: `${plain.snake}${drawn.tool ?? ''}`,
    bindings,
  };
  return {
    ...plain,
    runtime: { ...plain.runtime, dependsOn },
    governance: { mechanism, riskLevel, requiresApproval },
    ...(drawn.tool === undefined ? {} : { tool }),
  };
}

/** Workspaces whose modules name anything, hostile texts included; one module is registered and not described. */
export const randomWorkspace: fc.Arbitrary<Workspace> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...ids), wiring), { selector: ([id]) => id, maxLength: 5 })
  .map((drawn) => {
    const modules = drawn.map(([id, facts]) => moduleFrom(id, facts));
    const workspace = sampleWorkspace(modules);
    const { specFile } = moduleOf({ id: 'planned.one', kind: 'tool' });
    const planned = { moduleId: 'planned.one', tier: 1, scope: '', status: 'planned', specFile, deprecated: false };
    return { ...workspace, entries: [...workspace.entries, planned] };
  });
