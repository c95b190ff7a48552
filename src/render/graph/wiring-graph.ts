import { hostServices, type Module, type Workspace } from '../../model/index.js';
import { byCodePoint, snakeCase } from '../../text/index.js';
import { compareNodes, nodeKey, type GraphEdge, type NodeRef, type WiringGraph } from './graph.js';
import { edgesOf } from './module-edges.js';

/**
 * The graph of a workspace: its modules and whatever they name. A module that is registered and has no contracts that hold is a
 * node when another one depends on it; a dependency that is no module is a service. The order of modules does not show.
 */
export function wiringGraph(workspace: Pick<Workspace, 'modules' | 'entries'>): WiringGraph {
  const known = [...workspace.modules.map(({ id }) => id), ...workspace.entries.map(({ moduleId }) => moduleId)];
  const registered = new Set(known.map(snakeCase));
  const dependency = (name: string): NodeRef => {
    const snake = snakeCase(name);
    const isModule = !hostServices.includes(name) && registered.has(snake);
    return isModule ? { kind: 'module', id: snake } : { kind: 'service', id: name };
  };
  const edges = joined(workspace.modules.flatMap((module) => edgesOf(module, dependency)));
  const nodes = [...workspace.modules.map(nodeOf), ...edges.flatMap(({ from, to }) => [from, to])];
  return { nodes: [...new Map(nodes.map((node) => [nodeKey(node), node])).values()].sort(compareNodes), edges };
}

function nodeOf({ snake }: Module): NodeRef {
  return { kind: 'module', id: snake };
}

// What two contracts say of one pair is one edge; an agent may then call what either of them allows.
function joined(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const byKey = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.type, nodeKey(edge.from), nodeKey(edge.to), edge.mode, edge.protocol]);
    byKey.set(key, withOperations(edge, byKey.get(key)?.operations));
  }
  return [...byKey.values()].sort(compareEdges);
}

function withOperations(edge: GraphEdge, further: readonly string[] = []): GraphEdge {
  if (!edge.operations) return edge;
  return { ...edge, operations: [...new Set([...edge.operations, ...further])].sort(byCodePoint) };
}

function compareEdges(a: GraphEdge, b: GraphEdge): number {
  return (
    byCodePoint(a.type, b.type) ||
    byCodePoint(a.from.id, b.from.id) ||
    byCodePoint(a.to.id, b.to.id) ||
    byCodePoint(a.mode ?? a.protocol ?? '', b.mode ?? b.protocol ?? '')
  );
}
