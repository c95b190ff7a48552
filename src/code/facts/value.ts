import type { ArrowFunctionExpression, Class, Function as FunctionNode } from 'oxc-parser';

import type { Span } from '../../text/index.js';
import type { ParsedSource } from './parsed-source.js';

/**
 * What an expression may be when the program runs: every possibility, as far as it can be told from the text. No possibility
 * means that the program does not get there.
 */
export type Value = readonly Atom[];

/** One possibility. */
export type Atom =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'constant'; readonly value: number | boolean | null | undefined }
  | ObjectAtom
  | ListAtom
  | FunctionAtom
  | ClassAtom
  | OutsideAtom
  | { readonly kind: 'approval' }
  /** What came of the claim of a task; `span` is the claim. */
  | { readonly kind: 'claim'; readonly span: Span }
  /** The word that says how an approval or a claim stands. */
  | { readonly kind: 'status'; readonly of: 'approval' | 'claim'; readonly span?: Span }
  | TellsAtom
  /** What cannot be followed, and what it is. */
  | { readonly kind: 'unknown'; readonly why: string };

/** A truth value, and what is known on either side of it. */
export interface TellsAtom {
  readonly kind: 'tells';
  readonly whenTrue: Known;
  readonly whenFalse: Known;
  /** The claim that it tells of. */
  readonly span?: Span;
}

/** What can be known of a piece of work at some place, one bit each. */
export type Known = number;

/** The bits of {@link Known}. */
export const known = {
  nothing: 0,
  /** The approval has been given. */
  approved: 1,
  /** Whoever asks for the work has proven who it is. */
  verified: 2,
  /** What was asked is not old. */
  fresh: 4,
  /** The task is nobody else's. */
  claimed: 8,
  notCompleted: 16,
  notInFlight: 32,
  /** The task is another's, or done. */
  notClaimed: 64,
} as const;

/** An object whose properties can be told; of an instance, its fields. `rest` is what further properties come from. */
export interface ObjectAtom {
  readonly kind: 'object';
  readonly properties: Map<string, Value>;
  readonly rest: Value[];
  readonly of?: ClassAtom;
  /** Where it is written. */
  readonly span: Span;
}

/** A list. Of a computed one it cannot be told which items it holds in the end. */
export interface ListAtom {
  readonly kind: 'list';
  readonly items: Value[];
  readonly isComputed: boolean;
}

/** A function, with what it sees. */
export interface FunctionAtom {
  readonly kind: 'function';
  readonly node: FunctionNode | ArrowFunctionExpression;
  readonly scope: Scope;
  readonly self?: Value;
  /** How people call it: its name, or that of the property it stands in. */
  readonly name: string;
}

/** A class, with what it sees. */
export interface ClassAtom {
  readonly kind: 'class';
  readonly node: Class;
  readonly scope: Scope;
}

/**
 * What comes from beyond the files that can be followed. With a path where it is known how it was come by: members of what
 * the host gives to a module start with `context`, globals with `global`, packages with their names; `()` is a call.
 */
export interface OutsideAtom {
  readonly kind: 'outside';
  readonly path?: readonly string[];
  /** What it was made of. */
  readonly of?: readonly Value[];
}

/** The names that a piece of code sees. */
export interface Scope {
  readonly source: ParsedSource;
  readonly names: Map<string, Value>;
  readonly parent?: Scope;
}

/** Something from outside, of which nothing more is known. */
export const opaque: Value = [{ kind: 'outside' }];

/** The value of what is not there. */
export const nothing: Value = [{ kind: 'constant', value: undefined }];

/** The value of a parameter that the call leaves out: unlike {@link nothing}, it is nothing on every path. */
export const absent: Value = [{ kind: 'constant', value: undefined }];

/** What was made of other values in a way that does not matter. */
export function madeOf(...values: readonly Value[]): Value {
  const of = values.filter((value) => value.some(tellsOrigin));
  return of.length === 0 ? opaque : [{ kind: 'outside', of }];
}

/** True for a value of which something can be told: where it comes from, or what it is. */
function tellsOrigin(atom: Atom): boolean {
  return atom.kind === 'outside' ? atom.path !== undefined || atom.of !== undefined : atom.kind !== 'unknown';
}

/** Either of the values. */
export function union(...values: readonly Value[]): Value {
  const atoms: Atom[] = [];
  for (const atom of values.flat()) if (!atoms.some((one) => isSame(one, atom))) atoms.push(atom);
  return atoms;
}

function isSame(one: Atom, other: Atom): boolean {
  if (one === other) return true;
  return one.kind === other.kind && sameness[one.kind]?.(one as never, other as never) === true;
}

type Sameness = { readonly [K in Atom['kind']]?: (one: AtomOf<K>, other: AtomOf<K>) => boolean };
type AtomOf<K> = Extract<Atom, { readonly kind: K }>;

// Objects, lists and what is unknown are the same only when they were made by the same step.
const sameness: Sameness = {
  text: (one, other) => one.text === other.text,
  constant: (one, other) => one.value === other.value,
  outside: (one, other) => isSamePath(one.path, other.path) && isSameOf(one.of, other.of),
  function: (one, other) => one.node === other.node && one.scope === other.scope && one.self === other.self,
  class: (one, other) => one.node === other.node && one.scope === other.scope,
  approval: () => true,
  claim: (one, other) => one.span === other.span,
  status: (one, other) => one.of === other.of && one.span === other.span,
  tells: (one, other) =>
    one.whenTrue === other.whenTrue && one.whenFalse === other.whenFalse && one.span === other.span,
};

function isSamePath(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  if (one === other || !one || !other) return one === other;
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

function isSameOf(one: readonly Value[] | undefined, other: readonly Value[] | undefined): boolean {
  if (one === other || !one || !other) return one === other;
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** A value from outside that was come by in a known way. */
export function outside(...path: readonly string[]): Value {
  return [{ kind: 'outside', path }];
}

/** The one text that a value is, if it is that. */
export function textOf(value: Value | undefined): string | undefined {
  const [atom, ...more] = value ?? [];
  return atom?.kind === 'text' && more.length === 0 ? atom.text : undefined;
}

/** True when the value can be nothing at all, so that a default takes its place. */
export function mayBeMissing(value: Value): boolean {
  return value.some((atom) => atom.kind === 'constant' && atom.value === undefined);
}
