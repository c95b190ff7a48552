import type { Expression, Statement } from 'oxc-parser';

import { scopeOf } from './find-name.js';
import type { Machine } from './machine.js';
import type { ParsedSource } from './parsed-source.js';
import type { Value } from './value.js';

/** What the top level of a file adds to a list of its own, and the statements that do it. */
export interface AddedItems {
  readonly items: readonly Value[];
  readonly statements: readonly Statement[];
}

/**
 * The items that a file adds at its top level, one after the other and on no condition: `tools.push(a, b)`, `tools.add(a)`,
 * `tools.set('a', a).set('b', b)`. Whatever else changes the list is none of them.
 */
export function addedItems(machine: Machine, source: ParsedSource, list: string): AddedItems {
  const found = source.program.body.flatMap((statement) => {
    const added = statement.type === 'ExpressionStatement' ? addedBy(statement.expression, list) : undefined;
    return added ? [{ statement, added }] : [];
  });
  const scope = scopeOf(machine, source);
  return {
    statements: found.map(({ statement }) => statement),
    items: found.flatMap(({ added }) => added.map((one) => machine.evaluate(one, scope))),
  };
}

function addedBy(node: Expression, list: string): readonly Expression[] | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  const method = property.type === 'Identifier' && !node.callee.computed ? property.name : '';
  if (!['push', 'add', 'set'].includes(method)) return undefined;
  const before = object.type === 'Identifier' && object.name === list ? [] : addedBy(object, list);
  const args = node.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [one]));
  if (!before || args.length !== node.arguments.length) return undefined;
  return [...before, ...(method === 'set' ? args.slice(1) : args)];
}
