import type { Module, Workspace } from '../model/index.js';
import { byCodePoint } from '../text/index.js';
import { registryView, type RegistryView } from './registry-view.js';

/** What the templates below `templates/workspace` may show; its shape is that folder's view schema. */
export interface WorkspaceView extends GraphView {
  readonly registry: RegistryView;
}

/** The wiring graph of all modules: typed nodes, edges without a dangling end, everything sorted. */
export interface GraphView {
  readonly modules: readonly { readonly id: string; readonly tier: number; readonly riskLevel: string }[];
  readonly groups: readonly { readonly name: string; readonly ids: readonly string[] }[];
  readonly edges: readonly GraphEdge[];
}

interface GraphEdge {
  readonly type: 'tool_binding' | 'exposes_tool' | 'memory_flow' | 'governance';
  readonly from: string;
  readonly to: string;
  readonly mode: string;
}

/** What there is to show of a workspace as a whole. */
export function workspaceView(workspace: Workspace): WorkspaceView {
  return { ...graphView(workspace.modules), registry: registryView(workspace) };
}

function graphView(modules: readonly Module[]): GraphView {
  const sorted = [...modules].sort((a, b) => byCodePoint(a.snake, b.snake));
  const edges = sorted
    .flatMap(edgesOf)
    .sort((a, b) => byCodePoint(a.type, b.type) || byCodePoint(a.from, b.from) || byCodePoint(a.to, b.to));
  const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort(byCodePoint);
  const segments = unique(sorted.flatMap(({ memory }) => [...memory.reads, ...memory.writes]));
  return {
    modules: sorted.map((module) => ({ id: module.snake, tier: module.tier, riskLevel: module.governance.riskLevel })),
    groups: [
      {
        name: 'agents',
        ids: unique(sorted.flatMap(({ tool }) => (tool?.bindings ?? []).map((binding) => binding.agentId))),
      },
      { name: 'tools', ids: unique(sorted.flatMap(({ tool }) => (tool ? [tool.id] : []))) },
      { name: 'segments', ids: segments },
      {
        name: 'approvals',
        ids: unique(
          sorted.flatMap(({ governance }) => (governance.requiresApproval ? [approvalNode(governance.mechanism)] : [])),
        ),
      },
    ],
    edges,
  };
}

function edgesOf({ snake, tool, memory, governance }: Module): readonly GraphEdge[] {
  return [
    ...(tool ? [{ type: 'exposes_tool', from: snake, to: tool.id, mode: '' } as const] : []),
    ...(tool?.bindings ?? []).map(
      (binding) => ({ type: 'tool_binding', from: binding.agentId, to: tool?.id ?? '', mode: binding.mode }) as const,
    ),
    ...memory.reads.map((segment) => ({ type: 'memory_flow', from: segment, to: snake, mode: '' }) as const),
    ...memory.writes.map((segment) => ({ type: 'memory_flow', from: snake, to: segment, mode: '' }) as const),
    ...(governance.requiresApproval
      ? [{ type: 'governance', from: snake, to: approvalNode(governance.mechanism), mode: '' } as const]
      : []),
  ];
}

function approvalNode(mechanism: 'igor_only' | 'boss' | 'auto'): string {
  return `${mechanism}_approval`;
}
