import type { DocumentNode } from '../render/index.js';

/**
 * The nodes that hold every word of a query in their id, name, description, route or operations, in their order; those
 * whose id holds the query come first. All for an empty query.
 */
export function searchNodes(nodes: readonly DocumentNode[], query: string): readonly DocumentNode[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return nodes;
  const found = nodes.filter((node) => words.every((word) => searchTextOf(node).includes(word)));
  const isNamed = ({ id }: DocumentNode): boolean => words.every((word) => id.toLowerCase().includes(word));
  return [...found.filter(isNamed), ...found.filter((node) => !isNamed(node))];
}

const searchTexts = new WeakMap<DocumentNode, string>();

function searchTextOf(node: DocumentNode): string {
  const known = searchTexts.get(node);
  if (known !== undefined) return known;
  const { id, moduleId = '', contract, operations = [] } = node;
  const texts = [id, moduleId, contract?.name, contract?.description, contract?.route];
  const all = [...texts, ...operations.map(({ name }) => name)].join('\n').toLowerCase();
  searchTexts.set(node, all);
  return all;
}
