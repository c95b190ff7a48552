import type { Node } from 'oxc-parser';

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([name, value]) => (name === 'parent' ? [] : nodesIn(value)));
}

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return typeof value === 'object' && value !== null && 'type' in value ? [value as Node] : [];
}
