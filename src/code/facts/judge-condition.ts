import type { Expression } from 'oxc-parser';

import { join, learned, type Machine, type State } from './machine.js';
import { absent, type Known, type Scope, type Value } from './value.js';

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
  const value = machine.evaluate(node, scope);
  return value === absent ? { whenTrue: undefined, whenFalse: machine.state } : sidesOf(value, machine.state);
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
  let [whenTrue, whenFalse]: [Known, Known] = [-1, -1];
  for (const atom of value) {
    if (atom.kind !== 'tells') return { whenTrue: state, whenFalse: state };
    whenTrue &= atom.whenTrue;
    whenFalse &= atom.whenFalse;
  }
  const [first] = value;
  if (first?.kind !== 'tells') return { whenTrue: state, whenFalse: state };
  return { whenTrue: learned(state, whenTrue, first.span), whenFalse: learned(state, whenFalse, first.span) };
}
