import type { Expression, ForStatementLeft, Statement } from 'oxc-parser';

import { assign, bindPattern } from './bind-pattern.js';
import { judgeCondition } from './judge-condition.js';
import { join, learned, noteFailing, type Machine, type State, type Trial } from './machine.js';
import { tellingOf } from './telling-of.js';
import { nothing, opaque, textOf, union, type Scope, type Value } from './value.js';

type Kind = Statement['type'];
type NodeOf<T extends Kind> = Extract<Statement, { readonly type: T }>;
type Executors = { readonly [T in Kind]?: (machine: Machine, node: NodeOf<T>, scope: Scope) => void };

/** Carries out statements, one after the other, up to where no path leads further. */
export function executeStatements(machine: Machine, statements: readonly Statement[], scope: Scope): void {
  // Functions can be called above the line in which they stand.
  for (const statement of statements)
    if (statement.type === 'FunctionDeclaration' && statement.id)
      scope.names.set(statement.id.name, [{ kind: 'function', node: statement, scope, name: statement.id.name }]);
  for (const statement of statements) {
    if (!machine.state) return;
    if (statement.type === 'ClassDeclaration' && statement.id)
      scope.names.set(statement.id.name, [{ kind: 'class', node: statement, scope }]);
    const execute = executors[statement.type] as ((m: Machine, n: Statement, s: Scope) => void) | undefined;
    execute?.(machine, statement, scope);
  }
}

function within(scope: Scope): Scope {
  return { source: scope.source, names: new Map(), parent: scope };
}

const executors: Executors = {
  ExpressionStatement: (machine, { expression }, scope) => void machine.evaluate(expression, scope),
  VariableDeclaration: (machine, { declarations }, scope) => {
    for (const { id, init } of declarations) {
      const value = init ? machine.evaluate(init, scope) : nothing;
      const named = id.type === 'Identifier' ? withName(value, id.name) : value;
      bindPattern(machine, { pattern: id, scope }, named);
    }
  },
  BlockStatement: (machine, { body }, scope) => executeStatements(machine, body, within(scope)),
  ReturnStatement: (machine, { argument }, scope) => {
    const value = argument ? machine.evaluate(argument, scope) : nothing;
    const frame = machine.frames.at(-1);
    if (frame) {
      frame.returned = union(frame.returned, value);
      frame.exit = join(frame.exit, machine.state);
    }
    machine.state = undefined;
  },
  ThrowStatement: (machine, { argument }, scope) => {
    machine.evaluate(argument, scope);
    noteFailing(machine);
    machine.state = undefined;
  },
  BreakStatement: leave,
  ContinueStatement: leave,
  LabeledStatement: (machine, { body }, scope) => executeLoop(machine, () => executeStatements(machine, [body], scope)),
  IfStatement: (machine, { test, consequent, alternate }, scope) => {
    const { whenTrue, whenFalse } = judgeCondition(machine, test, scope);
    machine.state = whenTrue;
    executeStatements(machine, [consequent], within(scope));
    const after = machine.state;
    machine.state = whenFalse;
    if (alternate) executeStatements(machine, [alternate], within(scope));
    machine.state = join(after, machine.state);
  },
  SwitchStatement: (machine, node, scope) => executeLoop(machine, () => executeCases(machine, node, within(scope))),
  TryStatement: executeTry,
  ForStatement: (machine, { init, test, update, body }, scope) => {
    const inner = within(scope);
    if (init?.type === 'VariableDeclaration') executeStatements(machine, [init], inner);
    else if (init) machine.evaluate(init, inner);
    executeWhile(machine, { test, body, update }, inner);
  },
  WhileStatement: (machine, { test, body }, scope) => executeWhile(machine, { test, body, update: null }, scope),
  DoWhileStatement: (machine, { test, body }, scope) =>
    executeLoop(machine, () => {
      executeStatements(machine, [body], within(scope));
      machine.state = machine.state && judgeCondition(machine, test, scope).whenFalse;
    }),
  ForOfStatement: (machine, { left, right, body }, scope) => {
    const value = machine.evaluate(right, scope);
    const items = union(...value.map((atom) => (atom.kind === 'list' ? union(...atom.items) : opaque)));
    executeEach(machine, { left, items, body }, within(scope));
  },
  ForInStatement: (machine, { left, right, body }, scope) => {
    machine.evaluate(right, scope);
    executeEach(machine, { left, items: opaque, body }, within(scope));
  },
};

function withName(value: Value, name: string): Value {
  return value.map((atom) => (atom.kind === 'function' && atom.name === '' ? { ...atom, name } : atom));
}

// Where a loop goes on, it may end as well; with a label, so may all that are around it.
function leave(machine: Machine, { label }: NodeOf<'BreakStatement'> | NodeOf<'ContinueStatement'>): void {
  const { breaks } = machine;
  for (let index = label ? 0 : breaks.length - 1; index >= 0 && index < breaks.length; index += 1)
    breaks[index] = join(breaks[index], machine.state);
  machine.state = undefined;
}

function executeLoop(machine: Machine, run: () => void): void {
  machine.breaks.push(undefined);
  run();
  machine.state = join(machine.state, machine.breaks.pop());
}

interface While {
  readonly test: Expression | null;
  readonly update: Expression | null;
  readonly body: Statement;
}

function executeWhile(machine: Machine, { test, update, body }: While, scope: Scope): void {
  executeLoop(machine, () => {
    const start = machine.state;
    const { whenTrue, whenFalse } = test
      ? judgeCondition(machine, test, scope)
      : { whenTrue: start, whenFalse: undefined };
    machine.state = whenTrue;
    executeStatements(machine, [body], within(scope));
    if (update && machine.state) machine.evaluate(update, scope);
    // What holds after the first round holds at least as much after the others.
    machine.state = whenFalse;
  });
}

function executeEach(
  machine: Machine,
  { left, items, body }: { readonly left: ForStatementLeft; readonly items: Value; readonly body: Statement },
  scope: Scope,
): void {
  executeLoop(machine, () => {
    const none = machine.state;
    if (left.type === 'VariableDeclaration')
      for (const { id } of left.declarations) bindPattern(machine, { pattern: id, scope }, items);
    else assign(machine, { target: left, scope }, items);
    executeStatements(machine, [body], within(scope));
    machine.state = none;
  });
}

function executeCases(machine: Machine, { discriminant, cases }: NodeOf<'SwitchStatement'>, scope: Scope): void {
  const value = machine.evaluate(discriminant, scope);
  const start = machine.state;
  let fallen: State | undefined;
  let hasDefault = false;
  for (const { test, consequent } of cases) {
    machine.state = start;
    const told = tellingOf(value, test === null ? undefined : textOf(machine.evaluate(test, scope)));
    machine.state = join(told ? learned(start, told.whenTrue, told.span) : start, fallen);
    executeStatements(machine, consequent, scope);
    fallen = machine.state;
    hasDefault ||= test === null;
  }
  machine.state = hasDefault ? fallen : join(fallen, start);
}

function executeTry(machine: Machine, { block, handler, finalizer }: NodeOf<'TryStatement'>, scope: Scope): void {
  const start = machine.state;
  const trial: Trial = { isReached: false, open: undefined };
  machine.trials.push(trial);
  executeStatements(machine, block.body, within(scope));
  machine.trials.pop();
  if (handler) executeCatch(machine, { start, trial, handler }, scope);
  const isFailing = !handler && trial.isReached;
  const after = machine.state;
  if (finalizer) {
    const open = (isFailing ? trial.open : undefined) ?? after?.open;
    machine.state = start && withOpen(after ?? start, open);
    executeStatements(machine, finalizer.body, within(scope));
  }
  if (isFailing) noteFailing(machine);
  if (!after) machine.state = undefined;
}

interface Caught {
  readonly start: State | undefined;
  readonly trial: Trial;
  readonly handler: NonNullable<NodeOf<'TryStatement'>['handler']>;
}

// Whatever is tried can fail before anything has come of it; but a claim is held only until somebody tries to settle it.
function executeCatch(machine: Machine, { start, trial, handler }: Caught, scope: Scope): void {
  const after = machine.state;
  machine.state = start && withOpen(start, trial.isReached ? trial.open : start.open);
  const inner = within(scope);
  if (handler.param) bindPattern(machine, { pattern: handler.param, scope: inner }, opaque);
  executeStatements(machine, handler.body.body, inner);
  machine.state = join(after, machine.state);
}

function withOpen({ open: _, ...state }: State, open: State['open']): State {
  return open ? { ...state, open } : state;
}
