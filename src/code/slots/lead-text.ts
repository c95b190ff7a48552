import type { ts } from 'ts-morph';
import type { ParsedModule } from '../parsed-module.js';
import { settled } from './call-chain.js';
import type { IsValue } from './entry-shape.js';
import { itemExpression } from './slot-items.js';
import type { Slot } from './slot.js';

/** The first fact of an item as text: its key, its path, or the name of what is registered; `undefined` when it has none. */
export function leadTextOf(
  module: ParsedModule,
  slot: Slot,
  { item, isValue }: { readonly item: ts.Node; readonly isValue: IsValue },
): string | undefined {
  if (slot.kind === 'chain') return firstOf(module, module.ts.isCallExpression(item) ? item.arguments : [], isValue);
  const expression = itemExpression(module, slot, item);
  return expression && textOf(module, expression, isValue);
}

function textOf(module: ParsedModule, node: ts.Node, isValue: IsValue): string | undefined {
  const { ts } = module;
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) return plainKey(ts, node.name);
  if (!ts.isExpression(node)) return undefined;
  const inner = settled(module, node);
  if (ts.isIdentifier(inner)) return isValue(inner.text) ? inner.text : undefined;
  if (ts.isStringLiteralLike(inner)) return inner.text;
  if (ts.isArrayLiteralExpression(inner)) return firstOf(module, inner.elements, isValue);
  if (ts.isObjectLiteralExpression(inner)) return firstOf(module, valuesOf(ts, inner), isValue);
  if (!ts.isCallExpression(inner)) return undefined;
  const called = ts.isPropertyAccessExpression(inner.expression) ? [inner.expression.expression] : [];
  return firstOf(module, [...inner.arguments, ...called], isValue);
}

function plainKey(ts: ParsedModule['ts'], name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

function valuesOf(ts: ParsedModule['ts'], node: ts.ObjectLiteralExpression): readonly ts.Node[] {
  return node.properties.flatMap((member): readonly ts.Node[] => {
    if (ts.isShorthandPropertyAssignment(member)) return [member.name];
    return ts.isPropertyAssignment(member) ? [member.initializer] : [];
  });
}

function firstOf(module: ParsedModule, nodes: readonly ts.Node[], isValue: IsValue): string | undefined {
  for (const node of nodes) {
    const text = textOf(module, node, isValue);
    if (text !== undefined) return text;
  }
  return undefined;
}
