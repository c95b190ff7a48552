import type { ts } from 'ts-morph';
import { unwrap } from '../unwrap.js';
import type { ParsedModule } from '../parsed-module.js';
import { settled } from './call-chain.js';

/**
 * The names that an item registers: itself, what it wraps (`withAuth(slack)`, `slack.routes()`), guards
 * (`...(enabled ? [slack] : [])`, `if (enabled) app.register(slack)`), or holds as the value of a property. A name that only
 * a function inside of the item uses is not registered by it.
 */
export function registeredNames(module: ParsedModule, item: ts.Node): readonly string[] {
  if (module.ts.isIdentifier(item)) return [item.text];
  return registeredParts(module, item).flatMap((part) => (module.ts.isIdentifier(part) ? [part.text] : []));
}

/** The expressions of an item that can be what it registers; one that holds another stands before it. */
export function registeredParts(module: ParsedModule, item: ts.Node): readonly ts.Expression[] {
  const parts: ts.Expression[] = [];
  const stack: ts.Node[] = [item];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const inner = module.ts.isExpression(node) ? settled(module, node) : node;
    if (module.ts.isExpression(inner)) parts.push(inner);
    if (!module.ts.isIdentifier(inner)) stack.push(...partsOf(module, inner));
  }
  return parts;
}

function partsOf(module: ParsedModule, node: ts.Node): readonly ts.Node[] {
  const { ts } = module;
  if (ts.isCallExpression(node)) return [...node.arguments, ...calledOn(module, node.expression)];
  if (ts.isNewExpression(node)) return node.arguments ?? [];
  if (ts.isPropertyAccessExpression(node) || ts.isSpreadElement(node) || ts.isSpreadAssignment(node))
    return [node.expression];
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node)) return [node.left, node.right];
  return propertyOrStatement(module, node);
}

// `slack.routes()` registers `slack`; in `app.register(slack)`, `app` is what it is registered with.
function calledOn(module: ParsedModule, callee: ts.Expression): readonly ts.Node[] {
  const inner = unwrap(module, callee);
  return module.ts.isPropertyAccessExpression(inner) ? [inner.expression] : [];
}

function propertyOrStatement({ ts }: ParsedModule, node: ts.Node): readonly ts.Node[] {
  if (ts.isPropertyAssignment(node)) return [node.initializer];
  if (ts.isShorthandPropertyAssignment(node)) return [node.name];
  if (ts.isExpressionStatement(node)) return [node.expression];
  if (ts.isIfStatement(node)) return [node.thenStatement, ...(node.elseStatement ? [node.elseStatement] : [])];
  if (ts.isBlock(node)) return node.statements;
  if (ts.isTryStatement(node)) return [node.tryBlock, ...(node.finallyBlock ? [node.finallyBlock] : [])];
  return [];
}
