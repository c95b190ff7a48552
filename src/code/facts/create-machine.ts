import { callValue, constructValue } from './call-value.js';
import type { CodeBase } from './code-base.js';
import { evaluateExpression } from './evaluate-expression.js';
import { executeStatements } from './execute-statement.js';
import { startState, type Machine, type Observer } from './machine.js';

/** A machine that stands at the beginning of the code. */
export function createMachine(base: CodeBase, observer: Observer): Machine {
  const machine: Machine = {
    base,
    observer,
    frames: [],
    breaks: [],
    trials: [],
    scopes: new Map(),
    state: startState,
    steps: 0,
    evaluate: (node, scope) => evaluateExpression(machine, node, scope),
    execute: (statements, scope) => executeStatements(machine, statements, scope),
    call: (callee, site) => callValue(machine, callee, site),
    construct: (callee, site) => constructValue(machine, callee, site),
  };
  return machine;
}
