import type { Span } from '../../text/index.js';
import type { Machine } from './machine.js';
import type { ModuleFacts, ModuleQuestion, Origin } from './module-facts.js';
import type { FunctionAtom, Known, Value } from './value.js';

type Noted = 'ungated' | 'unfollowed' | 'segments' | 'unguarded' | 'opaqueCalls' | 'routes' | 'triggers';
type NotedOfWork = 'verifications' | 'claims' | 'unsettled' | 'threads' | 'writers' | 'packets' | 'calls' | 'variables';
type Lists = { readonly [K in Noted | NotedOfWork | 'constantHealth']: ModuleFacts[K][number][] };

/** A route that waits to be entered until everything is registered. */
export interface WaitingRoute {
  readonly steps: readonly FunctionAtom[];
  readonly name: string;
  readonly isHealth: boolean;
  readonly span: Span;
}

/** What is seen of a module while it is followed. */
export interface Watch extends Lists {
  readonly question: ModuleQuestion;
  readonly logged: Set<string>;
  readonly waiting: WaitingRoute[];
  asks: boolean;
  /** The module is being started: nothing that is asked for now is about a piece of work. */
  isSetUp: boolean;
  entry: string;
  origin: Origin;
  /** The route that is entered. */
  route: Span | undefined;
  /** What stands before the paths that are registered now. */
  prefix: string;
  /** What holds behind the hooks that each request passes first. */
  hooked: Known;
  /** How often anything of the host was asked. */
  asked: number;
}

/** Lists of what may be noted of a module, with nothing in them. */
export function emptyLists(): Lists {
  return {
    ungated: [],
    unfollowed: [],
    segments: [],
    unguarded: [],
    opaqueCalls: [],
    routes: [],
    triggers: [],
    verifications: [],
    claims: [],
    unsettled: [],
    threads: [],
    writers: [],
    packets: [],
    calls: [],
    variables: [],
    constantHealth: [],
  };
}

/** A watcher that has seen nothing yet. */
export function createWatch(question: ModuleQuestion): Watch {
  return {
    question,
    ...emptyLists(),
    logged: new Set(),
    waiting: [],
    asks: false,
    isSetUp: false,
    entry: '',
    origin: 'other',
    route: undefined,
    prefix: '',
    hooked: 0,
    asked: 0,
  };
}

/** An entry of the host into the module. */
export interface Entry {
  readonly entered: FunctionAtom;
  readonly name: string;
  readonly origin: Origin;
  readonly args: readonly Value[];
}

/** What an entry leaves behind: what holds where it ends, and what it answers. */
export interface Left {
  readonly known: Known;
  readonly value: Value;
}

/** What the watcher does with the machine that it watches. */
export interface Watched {
  readonly machine: () => Machine;
  /** Goes on as the host does when it calls a function that it was given. */
  readonly enter: (entry: Entry) => Left;
}

/** True for spans that start at the same place. */
export function isAt(one: Span, other: Span): boolean {
  return one.file === other.file && one.start.offset === other.start.offset;
}

/** How the host gets to where the machine stands. */
export function wayTo(watch: Watch, { frames }: Machine): readonly string[] {
  const names = frames.map(({ name }) => name).filter((name) => name !== '' && name !== watch.entry);
  return [watch.entry, ...new Set(names)];
}

/** True for a path that begins so. */
export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, index) => path[index] === part);
}

const services = ['context', 'services'] as const;

/** A path from outside as people read it. */
export function nameOfOperation(path: readonly string[]): string {
  const shown = startsWith(path, services)
    ? path.slice(2)
    : path[0] === 'global' || (path[0] === 'handlers' && path.length > 2)
      ? path.slice(1)
      : path;
  const [first = '', ...more] = shown.filter((name) => name !== '()');
  return [first.replace(/^package /, ''), ...more].join('.');
}
