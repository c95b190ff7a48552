import type { Diagnostic } from '../diagnostics/index.js';
import { nearestName } from '../text/index.js';
import { renderDiagnostics } from './render-diagnostics.js';
import { spanInTemplate } from './template.js';
import type { TemplateSource } from './template.js';
import { templateHelpers } from './template-helpers.js';
import type { TemplateHelper } from './template-helpers.js';
import { shapeOf } from './template-scope.js';
import type { Scope } from './template-scope.js';
import { calledName, isPath, isSubExpression } from './template-syntax.js';
import type { Call } from './template-syntax.js';
import type { Shape } from './view-schema.js';

/** The template under the checker and where its findings go. */
export interface Checked {
  readonly template: TemplateSource;
  readonly add: (diagnostic: Diagnostic) => void;
}

const helpers = new Map(templateHelpers.map((helper) => [helper.name, helper]));

/** True for the name of a helper of the template language. */
export function isHelper(name: string): boolean {
  return helpers.has(name);
}

/** The file and span of a node, and its text on one line. */
export function occurrenceOf(
  { template }: Checked,
  node: hbs.AST.Node,
): { readonly expression: string; readonly at: Pick<Diagnostic, 'file' | 'span'> & object } {
  const span = spanInTemplate(template, { template: template.name, ...node.loc });
  const text = template.text.slice(span.start.offset, span.end.offset);
  return { expression: /^[^}]*\}*/.exec(text)?.[0] ?? text, at: { file: span.file, span } };
}

/** Checks a parameter: a path must be in the view, a call must be right. Gives what it stands for, `[]` when unknown. */
export function checkExpression(checked: Checked, node: hbs.AST.Expression, scope: Scope): Shape {
  if (isSubExpression(node)) {
    checkCall(checked, node, { call: node, scope });
    return [];
  }
  if (!isPath(node)) return [{ type: node.type.replace('Literal', '').toLowerCase() }];
  const shape = shapeOf(node, scope);
  if (!('unknown' in shape)) return shape;
  checked.add(
    renderDiagnostics.create('unknown-path', { name: shape.unknown, near: shape.near }, occurrenceOf(checked, node).at),
  );
  return [];
}

/** Checks the call of a helper in an output or inside of another call: its name, the number of its arguments, each argument. */
export function checkCall(
  checked: Checked,
  node: hbs.AST.Node,
  { call, scope }: { readonly call: Call; readonly scope: Scope },
): void {
  const name = calledName(call, isHelper);
  const helper = helpers.get(name ?? '');
  const { expression, at } = occurrenceOf(checked, node);
  if (!helper) {
    const near = nearestName(name ?? '', [...helpers.keys()]);
    checked.add(renderDiagnostics.create('unknown-helper', { name: name ?? expression, near }, at));
    return;
  }
  const wrong = wrongArguments(helper, call);
  if (wrong) checked.add(renderDiagnostics.create('wrong-arguments', wrong, at));
  for (const parameter of call.params) checkExpression(checked, parameter, scope);
}

function wrongArguments(
  { name, arguments: [least, greatest] }: TemplateHelper,
  { params, hash }: Call,
): { readonly name: string; readonly expected: string; readonly actual: string } | undefined {
  const named = hash?.pairs.map(({ key }) => `\`${key}=\``) ?? [];
  if (params.length >= least && params.length <= greatest && named.length === 0) return undefined;
  const expected = least === greatest ? countOf(least) : `${least} to ${greatest} arguments`;
  return { name, expected, actual: named.length > 0 ? named.join(', ') : countOf(params.length) };
}

function countOf(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}
