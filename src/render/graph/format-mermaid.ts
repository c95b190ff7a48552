import { nodeKinds, type NodeKind } from './graph.js';
import type { DocumentNode, GraphDocument } from './graph-document.js';
import { edgeLabel } from './edge-label.js';
import { mermaidText } from './mermaid-text.js';

const shapes: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  module: ['["', '"]'],
  agent: ['(["', '"])'],
  tool: ['[["', '"]]'],
  segment: ['[("', '")]'],
  approval: ['{{"', '"}}'],
  topic: ['>"', '"]'],
  service: ['("', '")'],
};

const classes = [
  '  classDef high stroke:#b42318,stroke-width:3px',
  '  classDef medium stroke:#b54708,stroke-width:2px',
];

/**
 * The graph as a Mermaid flowchart, one line for each node and edge. Nodes have names of our own (`n0`, `n1`, …) in the order of
 * the graph, so that no id of a contract is syntax; in a label each sign that could be is written by its number. Ends in a line feed.
 */
export function formatMermaid({ nodes, edges }: GraphDocument): string {
  const names = new Map(nodes.map(({ key }, index) => [key, `n${index}`]));
  const groups = nodeKinds.flatMap((kind) => {
    const members = nodes.filter((node) => node.kind === kind);
    if (members.length === 0) return [];
    return [`  subgraph ${kind}s`, ...members.map((node) => `    ${names.get(node.key) ?? ''}${boxOf(node)}`), '  end'];
  });
  const arrows = edges.map((edge) => {
    return `  ${names.get(edge.from) ?? ''} -->|"${mermaidText(edgeLabel(edge))}"| ${names.get(edge.to) ?? ''}`;
  });
  return `${['flowchart LR', ...classes, ...groups, ...arrows].join('\n')}\n`;
}

function boxOf({ kind, id, contract }: DocumentNode): string {
  const [open, close] = shapes[kind];
  const risk = contract && contract.riskLevel !== 'low' ? `:::${contract.riskLevel}` : '';
  return `${open}${mermaidText(id)}${close}${risk}`;
}
