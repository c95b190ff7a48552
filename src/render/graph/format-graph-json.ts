import type { GraphDocument } from './graph-document.js';

/** The graph as one JSON document, one line for each node and edge, so that versions of it can be compared. Ends in a line feed. */
export function formatGraphJson({ schemaVersion, nodes, edges }: GraphDocument): string {
  const list = (items: readonly object[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  return `{\n  "schemaVersion": ${schemaVersion},\n  "nodes": ${list(nodes)},\n  "edges": ${list(edges)}\n}\n`;
}
