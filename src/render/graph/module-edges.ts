import type { Module } from '../../model/index.js';
import type { GraphEdge, NodeRef } from './graph.js';

/** What the contracts of one module say of it; `dependency` tells what a name in `depends_on` is. In no order, perhaps twice. */
export function edgesOf(module: Module, dependency: (name: string) => NodeRef): readonly GraphEdge[] {
  const self: NodeRef = { kind: 'module', id: module.snake };
  return [
    ...toolEdges(module, self),
    ...memoryEdges(module, self),
    ...collaborationEdges(module, self),
    ...approvalEdges(module, self),
    ...module.packets.emits.map((id): GraphEdge => ({ type: 'emits', from: self, to: { kind: 'topic', id } })),
    ...module.runtime.dependsOn.map((name): GraphEdge => ({ type: 'depends_on', from: self, to: dependency(name) })),
  ];
}

function toolEdges({ tool }: Module, self: NodeRef): readonly GraphEdge[] {
  if (!tool) return [];
  const to: NodeRef = { kind: 'tool', id: tool.id };
  const bindings = tool.bindings.map(({ agentId, mode, allowedOperations }): GraphEdge => {
    return { type: 'tool_binding', from: { kind: 'agent', id: agentId }, to, mode, operations: allowedOperations };
  });
  return [{ type: 'exposes_tool', from: self, to }, ...bindings];
}

// The way of the packets: out of a segment that is read, into one that is written.
function memoryEdges({ memory }: Module, self: NodeRef): readonly GraphEdge[] {
  const segment = (id: string): NodeRef => ({ kind: 'segment', id });
  return [
    ...memory.reads.map((id): GraphEdge => ({ type: 'memory_flow', from: segment(id), to: self, mode: 'read' })),
    ...memory.writes.map((id): GraphEdge => ({ type: 'memory_flow', from: self, to: segment(id), mode: 'write' })),
  ];
}

function collaborationEdges({ collaborators }: Module, self: NodeRef): readonly GraphEdge[] {
  return collaborators.flatMap(({ agentId, protocol, packetTopics }): readonly GraphEdge[] => {
    const agent: NodeRef = { kind: 'agent', id: agentId };
    const topics = packetTopics.map((id): GraphEdge => {
      return { type: 'exchanges', from: agent, to: { kind: 'topic', id } };
    });
    return [{ type: 'collaboration', from: agent, to: self, protocol }, ...topics];
  });
}

function approvalEdges({ governance }: Module, self: NodeRef): readonly GraphEdge[] {
  if (!governance.requiresApproval) return [];
  return [{ type: 'governance', from: self, to: { kind: 'approval', id: `${governance.mechanism}_approval` } }];
}
