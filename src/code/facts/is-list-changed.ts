import type { Node, Program } from 'oxc-parser';

import { childrenOf } from './children-of.js';

const changing = new Set([
  'push',
  'unshift',
  'splice',
  'pop',
  'shift',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
  'set',
  'add',
]);

/** True when a program adds to a list of its own after it was written down, takes from it, or hands it to who might. */
export function isListChanged(program: Program, list: string): boolean {
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isChange(node, list)) return true;
    waiting.push(...childrenOf(node));
  }
  return false;
}

function isChange(node: Node, list: string): boolean {
  if (node.type === 'AssignmentExpression') return rootOf(node.left) === list;
  if (node.type === 'UnaryExpression') return node.operator === 'delete' && rootOf(node.argument) === list;
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  const isMethod =
    callee.type === 'MemberExpression' &&
    rootOf(callee.object) === list &&
    (callee.computed || (callee.property.type === 'Identifier' && changing.has(callee.property.name)));
  return isMethod || (callee.type !== 'MemberExpression' && node.arguments.some((one) => isName(one, list)));
}

function isName(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function rootOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return rootOf(node.object);
  const wraps = 'expression' in node ? node.expression : undefined;
  return typeof wraps === 'object' && wraps !== null ? rootOf(wraps) : undefined;
}
