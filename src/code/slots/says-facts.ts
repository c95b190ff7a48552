import type { ts } from 'ts-morph';
import { snakeCase } from '../../text/index.js';
import type { SlotEntry } from '../module-edit.js';
import type { ParsedModule } from '../parsed-module.js';
import { settled } from './call-chain.js';

/**
 * True when the plain texts of an item are what an entry says: its route letter for letter, its id in any case. What is not
 * known of the entry is taken as it stands.
 */
export function saysFacts(module: ParsedModule, nodes: readonly ts.Node[], { id, route }: SlotEntry): boolean {
  return nodes
    .flatMap((node) => textsIn(module, node))
    .every((text) =>
      text.startsWith('/') ? route === undefined || text === route : id === '' || plain(text) === plain(id),
    );
}

function plain(id: string): string {
  return snakeCase(id).toLowerCase();
}

function textsIn(module: ParsedModule, node: ts.Node): readonly string[] {
  const { ts } = module;
  const inner = ts.isExpression(node) ? settled(module, node) : node;
  const all = (nodes: readonly ts.Node[]): readonly string[] => nodes.flatMap((one) => textsIn(module, one));
  if (ts.isStringLiteralLike(inner)) return [inner.text];
  if (ts.isExpressionStatement(inner)) return textsIn(module, inner.expression);
  if (ts.isCallExpression(inner)) return all(inner.arguments);
  if (ts.isArrayLiteralExpression(inner)) return all(inner.elements);
  if (ts.isObjectLiteralExpression(inner))
    return all(inner.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? [one.initializer] : [])));
  return [];
}
