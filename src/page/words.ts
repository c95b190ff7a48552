import type { DocumentEdge, EdgeType, NodeKind } from '../render/index.js';

/** How a kind of node is named to people. */
export const kindWords: Readonly<Record<NodeKind, { readonly one: string; readonly many: string }>> = {
  module: { one: 'Module', many: 'Modules' },
  agent: { one: 'Agent', many: 'Agents' },
  tool: { one: 'Tool', many: 'Tools' },
  segment: { one: 'Memory segment', many: 'Memory segments' },
  approval: { one: 'Approval', many: 'Approvals' },
  topic: { one: 'Packet topic', many: 'Packet topics' },
  service: { one: 'Service', many: 'Services' },
};

const sayings: Readonly<Record<EdgeType, readonly [out: string, back: string]>> = {
  collaboration: ['Works with', 'Works with'],
  depends_on: ['Depends on', 'Needed by'],
  emits: ['Emits', 'Emitted by'],
  exchanges: ['Exchanges', 'Exchanged by'],
  exposes_tool: ['Exposes tool', 'Tool of'],
  governance: ['Approved by', 'Approves'],
  memory_flow: ['Writes to', 'Reads from'],
  tool_binding: ['May call', 'Called by'],
};

/** What an edge says of one of its ends, as the heading of a list: `Depends on`. */
export function sayingOf(edge: DocumentEdge, key: string): string {
  const [out, back] = sayings[edge.type];
  if (edge.type !== 'memory_flow' || !key.startsWith('segment:')) return edge.from === key ? out : back;
  return edge.from === key ? 'Read by' : 'Written by';
}

/** The name of an edge type in a filter: `memory flow`. */
export function edgeTypeWords(type: EdgeType): string {
  return type.replace('_', ' ');
}
