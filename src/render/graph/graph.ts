import { byCodePoint } from '../../text/index.js';

/** The kinds of node, in the order in which they are shown. */
export const nodeKinds = ['module', 'agent', 'tool', 'segment', 'approval', 'topic', 'service'] as const;

/** One of {@link nodeKinds}. */
export type NodeKind = (typeof nodeKinds)[number];

/** What an edge says; the glossary tells which kinds of node each type joins. */
export type EdgeType =
  | 'collaboration'
  | 'depends_on'
  | 'emits'
  | 'exchanges'
  | 'exposes_tool'
  | 'governance'
  | 'memory_flow'
  | 'tool_binding';

/** A node by its name; ids are unique among the nodes of one kind. */
export interface NodeRef {
  readonly kind: NodeKind;
  readonly id: string;
}

/** One thing that the contracts say of two nodes. */
export interface GraphEdge {
  readonly type: EdgeType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** Of a tool binding how the agent reaches the tool, of a flow of memory whether the module reads or writes. */
  readonly mode?: 'direct' | 'via_CA' | 'via_plan' | 'read' | 'write';
  /** Of a collaboration: how the two talk. */
  readonly protocol?: 'tool_call' | 'packet_stream' | 'event_bus';
  /** Of a tool binding: what the agent may call, sorted. */
  readonly operations?: readonly string[];
}

/** The wiring of all modules. Every edge ends in two of the nodes; nodes and edges are sorted, each is there once. */
export interface WiringGraph {
  readonly nodes: readonly NodeRef[];
  readonly edges: readonly GraphEdge[];
}

/** A name that no other node of a graph has: `module:slack_webhook`. */
export function nodeKey({ kind, id }: NodeRef): string {
  return `${kind}:${id}`;
}

/** The order of nodes: by kind, then by id. */
export function compareNodes(a: NodeRef, b: NodeRef): number {
  return nodeKinds.indexOf(a.kind) - nodeKinds.indexOf(b.kind) || byCodePoint(a.id, b.id);
}
