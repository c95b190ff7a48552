import { edgeLabel } from './edge-label.js';
import { nodeKinds, type NodeKind } from './graph.js';
import type { DocumentNode, GraphDocument } from './graph-document.js';

const shapes: Readonly<Record<NodeKind, string>> = {
  module: 'box',
  agent: 'oval',
  tool: 'component',
  segment: 'cylinder',
  approval: 'octagon',
  topic: 'note',
  service: 'box3d',
};

const riskColors = { low: '#667085', medium: '#b54708', high: '#b42318' } as const;

/**
 * The graph in the language of Graphviz, one line for each node and edge. Nodes have names of our own (`n0`, `n1`, …) in the order
 * of the graph; what contracts say stands in quoted labels only, where nothing of it is an escape or an entity. Ends in a line feed.
 */
export function formatDot({ nodes, edges }: GraphDocument): string {
  const names = new Map(nodes.map(({ key }, index) => [key, `n${index}`]));
  const groups = nodeKinds.flatMap((kind) => {
    const members = nodes.filter((node) => node.kind === kind);
    if (members.length === 0) return [];
    const lines = members.map((node) => `    ${names.get(node.key) ?? ''} [${attributesOf(node)}];`);
    return [`  subgraph cluster_${kind}s {`, `    label="${kind}s";`, ...lines, '  }'];
  });
  const arrows = edges.map((edge) => {
    return `  ${names.get(edge.from) ?? ''} -> ${names.get(edge.to) ?? ''} [label="${escaped(edgeLabel(edge))}"];`;
  });
  return `${['digraph wiring {', '  rankdir=LR;', ...groups, ...arrows, '}'].join('\n')}\n`;
}

function attributesOf({ kind, id, contract }: DocumentNode): string {
  const risk = contract ? `, color="${riskColors[contract.riskLevel]}"` : '';
  return `label="${escaped(id)}", shape=${shapes[kind]}${risk}`;
}

// Inside of quotes `\` starts an escape of labels and `&` an entity; a line of the file stays one line.
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
