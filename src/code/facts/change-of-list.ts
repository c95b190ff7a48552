import type { CallExpression, Node, Program } from 'oxc-parser';

import { childrenOf } from './children-of.js';

const adding = new Set(['push', 'unshift', 'set', 'add']);
const sorting = new Set(['sort', 'reverse']);
const losing = new Set(['splice', 'pop', 'shift', 'fill', 'copyWithin', 'delete', 'clear']);

/** What a program does to a list of its own after it was written down. */
export type ListChange = 'none' | 'adds' | 'loses';

/**
 * Tells whether a program only adds to a list of its own, or also may take something from it. A list that is handed to other code
 * counts as one that is added to. `list` is a name, or a dotted path whose last name is looked for in any object.
 */
export function changeOfList(program: Program, list: string): ListChange {
  let change: ListChange = 'none';
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const found = changeBy(node, list);
    if (found === 'loses') return found;
    if (found === 'adds') change = found;
    waiting.push(...childrenOf(node));
  }
  return change;
}

function changeBy(node: Node, list: string): ListChange {
  if (node.type === 'AssignmentExpression') return assigns(node.left, list);
  if (node.type === 'UnaryExpression')
    return node.operator === 'delete' && isOf(node.argument, list) ? 'loses' : 'none';
  return node.type === 'CallExpression' ? calls(node, list) : 'none';
}

function calls({ callee, arguments: given }: CallExpression, list: string): ListChange {
  if (callee.type !== 'MemberExpression') return given.some((one) => isList(one, list)) ? 'adds' : 'none';
  if (!isOf(callee.object, list)) return 'none';
  const method = !callee.computed && 'name' in callee.property ? callee.property.name : undefined;
  if (method === undefined || losing.has(method)) return 'loses';
  return adding.has(method) || sorting.has(method) ? 'adds' : 'none';
}

// `tools.slack = …` adds; `tools = …`, `tools[0] = …` and `tools.length = 0` put something else in the place of what was there.
function assigns(target: Node, list: string): ListChange {
  if (!isOf(target, list)) return 'none';
  const isMember = target.type === 'MemberExpression' && !target.computed && isOf(target.object, list);
  return isMember && 'name' in target.property && target.property.name !== 'length' ? 'adds' : 'loses';
}

function isList(node: Node, list: string): boolean {
  const last = list.slice(list.lastIndexOf('.') + 1);
  if (last === list) return node.type === 'Identifier' && node.name === list;
  return node.type === 'MemberExpression' && 'name' in node.property && node.property.name === last;
}

function isOf(node: Node, list: string): boolean {
  if (isList(node, list)) return true;
  if (node.type === 'MemberExpression') return isOf(node.object, list);
  const wraps = 'expression' in node ? node.expression : undefined;
  return typeof wraps === 'object' && wraps !== null && isOf(wraps, list);
}
