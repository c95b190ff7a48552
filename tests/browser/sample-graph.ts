import { readFileSync } from 'node:fs';

import type { Module } from '../../src/model/index.js';
import { formatGraphPage, graphDocument, type GraphDocument } from '../../src/render/index.js';
import { moduleOf, toolOf } from '../rooms/render/sample-module.js';
import { sampleWorkspace } from '../rooms/render/sample-workspace.js';

/** A description that ends elements and scripts wherever it is not escaped. */
export const hostileDescription = '</script><script>document.title = "owned"</script><img src=x onerror=alert(1)>';

const places = ['billing', 'catalog', 'email', 'fraud', 'invoice', 'ledger', 'orders', 'refund', 'search', 'support'];
const works = ['desk', 'webhook', 'sync', 'digest', 'audit', 'queue', 'router', 'export', 'watch', 'planner'];
const agents = ['l-cto', 'l-cfo', 'support-agent', 'research-agent'];
const kinds = ['webhook', 'tool', 'worker', 'schedule'] as const;
const segments = ['project_history', 'session_context', 'tool_audit', 'customer_profile', 'ledger_entries'];

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('an empty list');
  return found;
}

function nameOf(index: number): string {
  const round = Math.floor(index / (places.length * works.length));
  const name = `${pick(places, index)}.${pick(works, Math.floor(index / places.length) + index)}`;
  return round === 0 ? name : `${name}_${round}`;
}

function moduleAt(index: number): Module {
  const id = nameOf(index);
  const tier = Math.min(7, (index * 7) % 9);
  const plain = moduleOf({ id, kind: pick(kinds, index), tier });
  const operations = [
    { name: 'look_up', description: 'Finds a case.', input: [] },
    { name: 'file_case', description: 'Opens a case.', input: [] },
  ];
  const tool = toolOf(plain.snake, operations);
  const bindings = [{ agentId: pick(agents, index), mode: 'direct' as const, allowedOperations: ['look_up'] }];
  const below = index === 0 ? [] : [nameOf(Math.floor(index / 3))];
  return {
    ...plain,
    name: `${pick(places, index)} ${pick(works, index)}`,
    description: index === 2 ? hostileDescription : `Keeps the ${pick(places, index)} in order, case ${index}.`,
    runtime: { ...plain.runtime, dependsOn: ['postgres', ...below] },
    memory: { reads: [pick(segments, index)], writes: [pick(segments, index + 2)] },
    governance: {
      riskLevel: pick(['low', 'low', 'medium', 'low', 'high'] as const, index),
      requiresApproval: index % 5 === 4,
      mechanism: 'boss',
    },
    collaborators:
      index % 4 === 1
        ? [{ agentId: pick(agents, index + 1), protocol: 'packet_stream', packetTopics: [`${plain.snake}.out`] }]
        : [],
    ...(index % 4 === 3 ? {} : { tool: { ...tool, bindings } }),
  };
}

/** The graph of a host with so many modules; each depends on one before it, and the third has a hostile description. */
export function sampleGraph(count: number): GraphDocument {
  return graphDocument(sampleWorkspace(Array.from({ length: count }, (_, index) => moduleAt(index))));
}

/** The page that shows it. */
export function samplePage(count: number): string {
  return formatGraphPage(readFileSync('generated/graph-page.html', 'utf8'), sampleGraph(count));
}
