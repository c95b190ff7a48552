import type { Expression } from 'oxc-parser';

import { join, raised, type Machine, type State } from './machine.js';
import type { Scope, Value } from './value.js';

/** What is known where a condition holds, and where it does not. */
export interface Judged {
  readonly whenTrue: State | undefined;
  readonly whenFalse: State | undefined;
}

/** Works a condition out; the machine stands at no side of it afterwards. */
export function judgeCondition(machine: Machine, node: Expression, scope: Scope): Judged {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return judgeCondition(machine, node.expression, scope);
    case 'UnaryExpression':
      return node.operator === '!'
        ? swapped(judgeCondition(machine, node.argument, scope))
        : plain(machine, node, scope);
    case 'LogicalExpression':
      return node.operator === '??' ? plain(machine, node, scope) : judgeBoth(machine, node, scope);
    case 'Literal':
      if (node.value === true) return { whenTrue: machine.state, whenFalse: undefined };
      if (node.value === false) return { whenTrue: undefined, whenFalse: machine.state };
      return plain(machine, node, scope);
    default:
      return plain(machine, node, scope);
  }
}

function swapped({ whenTrue, whenFalse }: Judged): Judged {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

function plain(machine: Machine, node: Expression, scope: Scope): Judged {
  return sidesOf(machine.evaluate(node, scope), machine.state);
}

function judgeBoth(
  machine: Machine,
  { left, right, operator }: Extract<Expression, { readonly type: 'LogicalExpression' }>,
  scope: Scope,
): Judged {
  const first = judgeCondition(machine, left, scope);
  machine.state = operator === '&&' ? first.whenTrue : first.whenFalse;
  const second = judgeCondition(machine, right, scope);
  return operator === '&&'
    ? { whenTrue: second.whenTrue, whenFalse: join(first.whenFalse, second.whenFalse) }
    : { whenTrue: join(first.whenTrue, second.whenTrue), whenFalse: second.whenFalse };
}

/** What is known on either side of a value that serves as a condition. */
export function sidesOf(value: Value, state: State | undefined): Judged {
  const tells = (is: boolean): boolean =>
    value.length > 0 && value.every((atom) => atom.kind === 'is-approved' && atom.is === is);
  return {
    whenTrue: tells(true) ? raised(state, 2) : state,
    whenFalse: tells(false) ? raised(state, 2) : state,
  };
}
