import type { ts } from 'ts-morph';

import type { Subject } from './identity.js';

/** The name of what is called, `it.each` for `it.each(table)(…)`; `undefined` when it is no name. */
export function calleeName({ ts, textOf }: Pick<Subject, 'ts' | 'textOf'>, callee: ts.Expression): string | undefined {
  if (ts.isCallExpression(callee) && ts.isPropertyAccessExpression(callee.expression)) {
    return callee.expression.name.text === 'each' ? calleeName({ ts, textOf }, callee.expression) : undefined;
  }
  if (ts.isTaggedTemplateExpression(callee)) return calleeName({ ts, textOf }, callee.tag);
  for (let part = callee; ; part = part.expression) {
    if (ts.isIdentifier(part) || part.kind === ts.SyntaxKind.ThisKeyword) return textOf(callee);
    if (!ts.isPropertyAccessExpression(part)) return undefined;
  }
}
