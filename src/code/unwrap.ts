import type { ts } from 'ts-morph';
import type { ParsedModule } from './parsed-module.js';

/** The expression inside `as`, `satisfies`, `!`, type assertions and parentheses. */
export function unwrap({ ts }: ParsedModule, node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isParenthesizedExpression(inner) ||
    ts.isTypeAssertionExpression(inner) ||
    ts.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}
