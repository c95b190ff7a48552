import type { Expression, Statement } from 'oxc-parser';

import type { RelPath, Span } from '../../text/index.js';
import type { CodeBase } from './code-base.js';
import { known, type FunctionAtom, type Known, type Scope, type Value } from './value.js';

/** How far the work on this path has been approved: not asked for, asked for, given. */
export type Approved = 0 | 1 | 2;

/** What is known where the program stands. */
export interface State {
  readonly approved: Approved;
  /** What holds on every way that leads here. */
  readonly known: Known;
  /** A claim that some way here has taken and not settled yet. */
  readonly open?: Span;
  /** Where the approvals were handed to code that cannot be followed. */
  readonly escaped?: Span;
}

/** Where nothing is known yet. */
export const startState: State = { approved: 0, known: known.nothing };

/** One call: on what, with what, and where it is written. */
export interface CallSite {
  readonly self: Value;
  readonly args: readonly Value[];
  readonly span: Span;
}

/** Who watches the program run, and says what is beyond it. */
export interface Observer {
  /** Something outside is called; gives what it answers, where that is known. */
  readonly called: (path: readonly string[], site: CallSite) => Value | undefined;
  /** A function that can be followed is called; gives what it answers, where it is not to be followed. */
  readonly entered: (called: FunctionAtom, site: CallSite) => Value | undefined;
  /** A function is handed to code outside, which may call it. */
  readonly lent: (lent: FunctionAtom, path: readonly string[], site: CallSite) => void;
  /** Something is called that cannot be followed. */
  readonly unfollowed: (span: Span, why: string) => void;
  /** What stands for an export of a file that is not to be followed. */
  readonly standIn: (file: RelPath, name: string) => Value | undefined;
  /** What a value from outside is known to be, from its type: the file that the type is imported from, and its name. */
  readonly ofType: (file: RelPath | undefined, name: string) => Value | undefined;
}

/** A function under way. */
export interface Frame {
  readonly name: string;
  readonly node: FunctionAtom['node'];
  returned: Value;
  exit: State | undefined;
}

/** A `try` under way, or a whole entry: what a failure in it leaves behind. */
export interface Trial {
  /** Whether anything in it can fail. */
  isReached: boolean;
  open: Span | undefined;
}

/** Runs a program without running it: along every path, with what can be told of the values. */
export interface Machine {
  readonly base: CodeBase;
  readonly observer: Observer;
  readonly frames: Frame[];
  /** Where the loops and switches under way are left. */
  readonly breaks: (State | undefined)[];
  /** The trials around what is under way, the outermost first. */
  readonly trials: Trial[];
  /** The scopes of the files, with the values of their top levels as they became known. */
  readonly scopes: Map<RelPath, Scope>;
  /** `undefined` where no path leads. */
  state: State | undefined;
  steps: number;
  readonly evaluate: (node: Expression, scope: Scope) => Value;
  readonly execute: (statements: readonly Statement[], scope: Scope) => void;
  readonly call: (callee: Value, site: CallSite) => Value;
  readonly construct: (callee: Value, site: CallSite) => Value;
}

/** The state of whoever may come from either side: what holds on both. */
export function join(one: State | undefined, other: State | undefined): State | undefined {
  if (!one || !other) return one ?? other;
  const escaped = one.escaped ?? other.escaped;
  const open = one.open ?? other.open;
  const approved = one.approved < other.approved ? one.approved : other.approved;
  return { approved, known: one.known & other.known, ...(escaped && { escaped }), ...(open && { open }) };
}

/** The state with at least that much approved. */
export function raised(state: State | undefined, approved: Approved): State | undefined {
  return state && state.approved < approved ? { ...state, approved } : state;
}

/** The state of whoever has learned something; who has a claim from then on must settle it. */
export function learned(state: State | undefined, what: Known, claim: Span | undefined): State | undefined {
  if (!state || what === known.nothing) return state;
  const all = state.known | what;
  const left = known.notCompleted | known.notInFlight;
  const now = (all & left) === left ? all | known.claimed : all;
  const takes = (now & known.claimed) > (state.known & known.claimed) && claim !== undefined;
  const approved = (what & known.approved) > 0 ? 2 : state.approved;
  const { open, ...rest } = state;
  const held = takes ? claim : (what & known.notClaimed) > 0 ? undefined : open;
  return { ...rest, approved, known: now & ~known.notClaimed, ...(held && { open: held }) };
}

/** Notes that what is done now may fail. */
export function noteFailing(machine: Machine): void {
  const trial = machine.trials.at(-1);
  if (!trial || !machine.state) return;
  trial.isReached = true;
  trial.open ??= machine.state.open;
}

/** What comes of each of several ways that start here; the machine goes on from where they meet. */
export function alternatives(machine: Machine, ways: readonly (() => Value)[]): readonly Value[] {
  const before = machine.state;
  let after: State | undefined;
  const values = ways.map((way) => {
    machine.state = before;
    const value = way();
    after = join(after, machine.state);
    return value;
  });
  machine.state = ways.length === 0 ? before : after;
  return values;
}

const mostSteps = 400_000;

/** Counts a step; tells once when a program is too large to be followed to its end. */
export function countStep(machine: Machine, spanOf: () => Span): boolean {
  machine.steps += 1;
  if (machine.steps === mostSteps) machine.observer.unfollowed(spanOf(), 'there is too much code behind it');
  return machine.steps < mostSteps;
}

/** A watcher to whom nothing matters. */
export const blindObserver: Observer = {
  called: () => undefined,
  entered: () => undefined,
  lent: () => undefined,
  unfollowed: () => undefined,
  standIn: () => undefined,
  ofType: () => undefined,
};

/** What a value from outside becomes once its type is known. */
export function withType(
  machine: Machine,
  value: Value,
  typed: { readonly type: unknown; readonly scope: Scope },
): Value {
  if (value.length === 0 || !value.every((atom) => atom.kind === 'outside' && !atom.path)) return value;
  const name = nameOfType(typed.type);
  if (name === undefined) return value;
  const { source } = typed.scope;
  const from = source.imports.get(name);
  const file = from && machine.base.resolve(source.file, from.specifier);
  return machine.observer.ofType(file, from?.name ?? name) ?? value;
}

// `Name`, `Readonly<Name>` and `Promise<Name>` alike: waiting changes nothing here.
function nameOfType(type: unknown): string | undefined {
  const node = type as TypeNode | null | undefined;
  if (node?.type === 'TSTypeAnnotation') return nameOfType(node.typeAnnotation);
  if (node?.type !== 'TSTypeReference' || node.typeName?.type !== 'Identifier') return undefined;
  const [inner] = node.typeArguments?.params ?? [];
  const { name } = node.typeName;
  return inner && (name === 'Readonly' || name === 'Promise') ? nameOfType(inner) : name;
}

interface TypeNode {
  readonly type: string;
  readonly typeAnnotation?: TypeNode;
  readonly typeName?: { readonly type: string; readonly name?: string };
  readonly typeArguments?: { readonly params: readonly TypeNode[] } | null;
}
