import type { Workspace } from '../model/index.js';
import { snakeCase } from '../text/index.js';
import { nodeKinds, type NodeKind, type WiringGraph } from './graph/graph.js';
import { wiringGraph } from './graph/wiring-graph.js';
import { registryView, type RegistryView } from './registry-view.js';

/** What the templates below `templates/workspace` may show; its shape is that folder's view schema. */
export interface WorkspaceView extends GraphView {
  readonly registry: RegistryView;
}

/** The wiring graph of all modules, as the template shows it; what an edge or a node does not have is empty. */
export interface GraphView {
  readonly modules: readonly { readonly id: string; readonly tier: number; readonly riskLevel: string }[];
  readonly groups: readonly { readonly name: string; readonly ids: readonly string[] }[];
  readonly edges: readonly EdgeView[];
}

interface EdgeView {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly mode: string;
  readonly protocol: string;
}

/** What there is to show of a workspace as a whole. */
export function workspaceView(workspace: Workspace): WorkspaceView {
  return { ...graphView(workspace), registry: registryView(workspace) };
}

function graphView(workspace: Workspace): GraphView {
  const graph = wiringGraph(workspace);
  const groups = nodeKinds.filter((kind) => kind !== 'module');
  return {
    modules: moduleNodes(workspace, graph),
    groups: groups.map((kind) => ({ name: `${kind}s`, ids: idsOf(graph, kind) })),
    edges: graph.edges.map(({ type, from, to, mode = '', protocol = '' }) => {
      return { type, from: from.id, to: to.id, mode, protocol };
    }),
  };
}

function idsOf({ nodes }: WiringGraph, wanted: NodeKind): readonly string[] {
  return nodes.filter(({ kind }) => kind === wanted).map(({ id }) => id);
}

function moduleNodes({ modules, entries }: Workspace, graph: WiringGraph): GraphView['modules'] {
  const entryTiers = entries.map(({ moduleId, tier }) => [snakeCase(moduleId), { tier, riskLevel: '' }] as const);
  const facts = modules.map(
    ({ snake, tier, governance }) => [snake, { tier, riskLevel: governance.riskLevel }] as const,
  );
  const known = new Map<string, { readonly tier: number; readonly riskLevel: string }>([...entryTiers, ...facts]);
  return idsOf(graph, 'module').flatMap((id) => {
    const found = known.get(id);
    return found ? [{ id, ...found }] : [];
  });
}
