import type { ts } from 'ts-morph';
import { unwrap } from '../unwrap.js';
import type { ParsedModule } from '../parsed-module.js';

/** A chain of method calls: what it begins with, and its links, the innermost first. */
export interface CallChain {
  readonly base: ts.Expression;
  readonly links: readonly ts.CallExpression[];
}

/** Takes a chain apart; an expression that is no method call is a chain without links. */
export function chainOf(module: ParsedModule, node: ts.Expression): CallChain {
  const { ts } = module;
  const links: ts.CallExpression[] = [];
  let base = settled(module, node);
  while (ts.isCallExpression(base) && ts.isPropertyAccessExpression(base.expression)) {
    links.unshift(base);
    base = settled(module, base.expression.expression);
  }
  return { base, links };
}

/** The method that a link calls. */
export function methodOf({ ts }: ParsedModule, link: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(link.expression) ? link.expression.name.text : '';
}

/** What a link is called on. */
export function receiverOf({ ts }: ParsedModule, link: ts.CallExpression): ts.Expression {
  return ts.isPropertyAccessExpression(link.expression) ? link.expression.expression : link.expression;
}

/** A name as it is called: `app`, `this.app`; `undefined` for anything but names and members. */
export function nameOf(module: ParsedModule, node: ts.Expression): string | undefined {
  const { ts } = module;
  const inner = unwrap(module, node);
  if (ts.isIdentifier(inner)) return inner.text;
  if (inner.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (!ts.isPropertyAccessExpression(inner)) return undefined;
  const owner = nameOf(module, inner.expression);
  return owner === undefined ? undefined : `${owner}.${inner.name.text}`;
}

/** The calls of `callee` in an expression: the expression itself, or the links of a chain that begins with its receiver. */
export function callsOf(module: ParsedModule, node: ts.Expression, callee: string): readonly ts.CallExpression[] {
  const inner = settled(module, node);
  if (!module.ts.isCallExpression(inner)) return [];
  const { base, links } = chainOf(module, inner);
  if (links.length === 0) return nameOf(module, inner.expression) === callee ? [inner] : [];
  const receiver = nameOf(module, base);
  return links.filter((link) => receiver !== undefined && `${receiver}.${methodOf(module, link)}` === callee);
}

/** The expression behind `await`, `void`, parentheses and type assertions. */
export function settled(module: ParsedModule, node: ts.Expression): ts.Expression {
  const inner = unwrap(module, node);
  if (module.ts.isAwaitExpression(inner) || module.ts.isVoidExpression(inner)) return settled(module, inner.expression);
  return inner;
}
