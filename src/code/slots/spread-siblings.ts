import type { ts } from 'ts-morph';
import { objectOf } from '../object-literal.js';
import type { ParsedModule } from '../parsed-module.js';
import { lineWidth } from './render-shape.js';
import type { Slot } from './slot.js';

/**
 * Whether the objects of a slot are spread over lines by choice. One that had to be spread for its length says nothing; else
 * the first long entry would change how all later ones are written.
 */
export function isSpreadOut(module: ParsedModule, { items }: Slot): boolean {
  const texts = items.flatMap((item) => {
    const object = objectIn(module, item);
    return object && object.properties.length > 0 ? [module.text.slice(object.getStart(module.file), object.end)] : [];
  });
  return texts.some((text) => isSpread(text)) && texts.every((text) => /[\r\n]/.test(text));
}

function objectIn(module: ParsedModule, item: ts.Node): ts.ObjectLiteralExpression | undefined {
  const { ts } = module;
  if (ts.isPropertyAssignment(item)) return objectIn(module, item.initializer);
  if (ts.isExpressionStatement(item)) return objectIn(module, item.expression);
  if (ts.isCallExpression(item)) return item.arguments.flatMap((one) => objectIn(module, one) ?? [])[0];
  return ts.isExpression(item) ? objectOf(module, item) : undefined;
}

function isSpread(text: string): boolean {
  return /[\r\n]/.test(text) && text.replace(/\s+/g, ' ').length < lineWidth;
}
