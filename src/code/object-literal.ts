import type { ts } from 'ts-morph';
import type { ParsedModule } from './parsed-module.js';
import { unwrap } from './unwrap.js';

/** The object literal that an element is, also as the first argument of one call: `defineTool({ … })`. */
export function objectOf(module: ParsedModule, element: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const inner = unwrap(module, element);
  if (module.ts.isObjectLiteralExpression(inner)) return inner;
  const [argument] = module.ts.isCallExpression(inner) ? inner.arguments : [];
  return argument && objectOf(module, argument);
}

/** The member that gives an object its property `name`: the last one, as at run time. */
export function memberNamed(
  { ts }: ParsedModule,
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.findLast(({ name: written }) => {
    if (!written) return false;
    if (ts.isComputedPropertyName(written))
      return ts.isStringLiteralLike(written.expression) && written.expression.text === name;
    return (ts.isIdentifier(written) || ts.isStringLiteralLike(written)) && written.text === name;
  });
}
