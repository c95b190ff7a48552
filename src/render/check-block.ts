import { nearestName } from '../text/index.js';
import { checkExpression, occurrenceOf } from './check-expression.js';
import type { Checked } from './check-expression.js';
import { renderDiagnostics } from './render-diagnostics.js';
import { innerScope } from './template-scope.js';
import type { Scope } from './template-scope.js';
import type { Shape } from './view-schema.js';

const blocks = ['if', 'unless', 'each', 'with'];

/** The scopes inside a block: of its body, and of its `else`. */
export interface BlockScopes {
  readonly body: Scope;
  readonly inverse: Scope;
}

/** Checks the opening tag of a block and gives the scopes inside; `undefined` when it is no block of the language. */
export function checkBlock(checked: Checked, block: hbs.AST.BlockStatement, scope: Scope): BlockScopes | undefined {
  const name = block.path.original;
  const { expression, at } = occurrenceOf(checked, block);
  if (!blocks.includes(name)) {
    checked.add(renderDiagnostics.create('unknown-helper', { name: `#${name}`, near: nearName(name) }, at));
    return undefined;
  }
  const subject = onlyArgument(block);
  if (!subject) {
    const actual = block.params.length === 1 ? 'named ones' : `${block.params.length} arguments`;
    checked.add(renderDiagnostics.create('wrong-arguments', { name: `#${name}`, expected: '1 argument', actual }, at));
    return undefined;
  }
  const shape = checkExpression(checked, subject, scope);
  if (name === 'if' || name === 'unless') return { body: scope, inverse: scope };
  const isKnown = shape.length > 0 || subject.type === 'SubExpression';
  if (!isKnown) return undefined;
  const items = name === 'each' ? scope.view.items(shape) : shape;
  if (!items) checked.add(renderDiagnostics.create('each-over-object', { expression }, at));
  return items ? { body: bodyScope(block, scope, items), inverse: scope } : undefined;
}

function onlyArgument({ params, hash }: hbs.AST.BlockStatement): hbs.AST.Expression | undefined {
  return params.length === 1 && (hash?.pairs.length ?? 0) === 0 ? params[0] : undefined;
}

function nearName(name: string): string | undefined {
  const near = nearestName(name, blocks);
  return near === undefined ? undefined : `#${near}`;
}

function bodyScope(block: hbs.AST.BlockStatement, scope: Scope, context: Shape): Scope {
  const isLoop = block.path.original === 'each';
  const [value, index] = (block.program ?? block.inverse).blockParams ?? [];
  const blockParams = new Map<string, Shape>();
  if (value !== undefined) blockParams.set(value, context);
  if (index !== undefined && isLoop) blockParams.set(index, [{ type: 'integer' }]);
  return innerScope(scope, context, { blockParams, isLoop });
}
