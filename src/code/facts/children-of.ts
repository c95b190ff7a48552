import type { Node } from 'oxc-parser';

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  // Every node of every file comes by here: no list is made that is not needed.
  for (const name in node) if (name !== 'parent') addNodes(found, (node as unknown as Record<string, unknown>)[name]);
  return found;
}

function addNodes(found: Node[], value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) addNodes(found, item);
  else if ('type' in value) found.push(value as Node);
}
