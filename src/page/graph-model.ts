import type { DocumentEdge, DocumentNode, GraphDocument } from '../render/index.js';

/** A graph as the page works with it: nodes by key and, of each, its edges. */
export interface GraphModel {
  readonly nodes: readonly DocumentNode[];
  readonly edges: readonly DocumentEdge[];
  readonly nodeOf: (key: string) => DocumentNode | undefined;
  readonly edgesOf: (key: string) => readonly DocumentEdge[];
  /** The modules that a node has to do with; a tool's agents have to do with its module. */
  readonly modulesOf: (key: string) => ReadonlySet<string>;
}

/** Indexes a graph. */
export function createGraphModel({ nodes, edges }: GraphDocument): GraphModel {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const edgesByKey = new Map<string, DocumentEdge[]>(nodes.map(({ key }) => [key, []]));
  for (const edge of edges) for (const key of new Set([edge.from, edge.to])) edgesByKey.get(key)?.push(edge);
  const edgesOf = (key: string): readonly DocumentEdge[] => edgesByKey.get(key) ?? [];
  const modules = new Map(nodes.map(({ key }) => [key, modulesAround(key, edgesOf)]));
  const none: ReadonlySet<string> = new Set();
  return { nodes, edges, nodeOf: (key) => byKey.get(key), edgesOf, modulesOf: (key) => modules.get(key) ?? none };
}

/** The other end of an edge. */
export function otherEnd({ from, to }: DocumentEdge, key: string): string {
  return from === key ? to : from;
}

function modulesAround(key: string, edgesOf: GraphModel['edgesOf']): ReadonlySet<string> {
  if (isModule(key)) return new Set([key]);
  const near = edgesOf(key).map((edge) => otherEnd(edge, key));
  const behindTools = near
    .filter((other) => other.startsWith('tool:'))
    .flatMap((tool) => edgesOf(tool).map((edge) => otherEnd(edge, tool)));
  return new Set([...near, ...behindTools].filter(isModule));
}

function isModule(key: string): boolean {
  return key.startsWith('module:');
}
