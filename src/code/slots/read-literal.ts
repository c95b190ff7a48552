import type { ts } from 'ts-morph';
import { unwrap } from '../unwrap.js';
import type { ListShape } from '../insert-items.js';
import { rangeOf } from '../parsed-module.js';
import type { ParsedModule } from '../parsed-module.js';
import { nameOf } from './call-chain.js';
import type { BracketSlot } from './slot.js';

/** The slot that an expression is: an array, an object, `new Set([…])` or `new Map([…])`; `undefined` for all else. */
export function readLiteral(module: ParsedModule, expression: ts.Expression, name: string): BracketSlot | undefined {
  const { ts } = module;
  const node = frozen(module, expression);
  if (ts.isArrayLiteralExpression(node)) {
    const items = withoutHoles(module, node);
    return items && { kind: 'list', name, node, items, shape: shapeOf(module, node, items), isBare: false };
  }
  if (ts.isObjectLiteralExpression(node)) {
    const shape = shapeOf(module, node, node.properties);
    return { kind: 'table', name, node, items: node.properties, shape, isBare: false };
  }
  return ts.isNewExpression(node) ? readCollection(module, node, name) : undefined;
}

// `Object.freeze([…])` gives its argument back.
function frozen(module: ParsedModule, expression: ts.Expression): ts.Expression {
  const { ts } = module;
  const node = unwrap(module, expression);
  if (!ts.isCallExpression(node) || nameOf(module, node.expression) !== 'Object.freeze') return node;
  const [argument] = node.arguments;
  return argument ? unwrap(module, argument) : node;
}

function readCollection(module: ParsedModule, node: ts.NewExpression, name: string): BracketSlot | undefined {
  const { ts } = module;
  if (!ts.isIdentifier(node.expression) || !node.arguments) return undefined;
  const kind = ({ Set: 'set', Map: 'map' } as const)[node.expression.text];
  if (kind === undefined) return undefined;
  const [argument] = node.arguments;
  if (!argument) {
    const inside = { start: node.arguments.pos, end: node.end - 1 };
    return {
      kind,
      name,
      node,
      items: [],
      shape: { text: module.text, inside, items: [], whenEmpty: 'inline' },
      isBare: true,
    };
  }
  const array = unwrap(module, argument);
  const items = ts.isArrayLiteralExpression(array) ? withoutHoles(module, array) : undefined;
  const shape = items && { ...shapeOf(module, array, items), whenEmpty: 'lines' as const };
  return items && shape && { kind, name, node, items, shape, isBare: false };
}

function withoutHoles({ ts }: ParsedModule, array: ts.ArrayLiteralExpression): readonly ts.Expression[] | undefined {
  return array.elements.some((element) => ts.isOmittedExpression(element)) ? undefined : array.elements;
}

function shapeOf(module: ParsedModule, node: ts.Node, items: readonly ts.Node[]): ListShape {
  const { text } = module;
  const inside = { start: node.getStart(module.file) + 1, end: node.end - 1 };
  const whenEmpty = isLastOnLine(text, inside) ? 'lines' : 'inline';
  const keepsLines = belowIgnore.test(text.slice(Math.max(0, inside.start - 600), inside.start));
  return { text, inside, items: items.map((item) => rangeOf(module, item)), whenEmpty, keepsLines };
}

// `// prettier-ignore`, then comments of people, then the statement.
const belowIgnore = /-ignore[^\n]*\n(?:[ \t]*(?:\/\/[^\n]*)?\r?\n)*[^\n]*$/;

// `@Module({ imports: [], controllers: [] })` stays one line; below `modules = [` there is room for lines.
function isLastOnLine(text: string, { start, end }: ListShape['inside']): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start - 1);
  const behind = /^[^\r\n]*/.exec(text.slice(end + 1))?.[0] ?? '';
  const opened = (before.match(/[([{]/g)?.length ?? 0) - (before.match(/[)\]}]/g)?.length ?? 0);
  return opened <= 0 && /^(?:\s*(?:as|satisfies)\b[^,]*)?[\s;,)\]}]*(?:\/[/*].*)?$/.test(behind);
}
