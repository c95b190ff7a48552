import type { RelPath, Span } from '../../text/index.js';
import { raised, type CallSite, type Machine, type Observer } from './machine.js';
import type { ModuleQuestion, SegmentUse, Ungated, Unfollowed } from './module-facts.js';
import { opaque, outside, textOf, type FunctionAtom, type Value } from './value.js';

/** What is seen of a module while it is followed. */
export interface Watch {
  readonly question: ModuleQuestion;
  readonly ungated: Ungated[];
  readonly unfollowed: Unfollowed[];
  readonly segments: SegmentUse[];
  asks: boolean;
  /** The module is being started: nothing that is asked for now is about a piece of work. */
  isSetUp: boolean;
  entry: string;
}

/** What the watcher does with the machine that it watches. */
export interface Watched {
  readonly machine: () => Machine;
  /** Goes on as the host does when it calls a function that it was given. */
  readonly enter: (entered: FunctionAtom, name: string) => void;
}

const services = ['context', 'services'] as const;
const approvals = [...services, 'approvals'] as const;
const http = [...services, 'http'] as const;
// Whoever has one of these can act on the world.
const clients = new Set(
  ['undici', 'axios', 'got', 'ky', 'node-fetch', 'http', 'https', 'node:http', 'node:https'].map(
    (name) => `package ${name}`,
  ),
);
const known: Readonly<Record<string, Value>> = {
  Services: outside(...services),
  ModuleContext: outside('context'),
  HttpClient: outside(...http),
};

/** Watches a module for what its invariants are about: approvals, operations, and the segments of the memory. */
export function createModuleObserver(watch: Watch, watched: Watched): Observer {
  const { question } = watch;
  return {
    called: (path, site) => {
      noteSegments(watch, path, site);
      const asked = answerOfApprovals(path);
      if (asked) return asks(watch, watched.machine(), path) ?? asked;
      if (isOperation(path)) noteOperation(watch, watched.machine(), { path, span: site.span });
      else noteHandedOver(watch, watched.machine(), site);
      return path[0] === 'handlers' ? opaque : undefined;
    },
    entered: ({ scope, name }) => {
      const isGate = scope.source.file === question.approvals && name === 'request';
      return isGate ? (asks(watch, watched.machine(), [...approvals, name]) ?? [{ kind: 'approval' }]) : undefined;
    },
    lent: (lent, path, site) => {
      const isCalledLater = watch.isSetUp;
      if (isCalledLater) watched.enter(lent, nameOfEntry(path));
      else watched.machine().call([lent], { self: opaque, args: [opaque, opaque, opaque], span: site.span });
    },
    unfollowed: (span, why) => noteUnfollowed(watch, watched.machine(), { span, why }),
    standIn: (file, name) => standIn(question, file, name),
    ofType: (file, name) => {
      if (file === question.approvals && name === 'Approvals') return outside(...approvals);
      if (file === question.approvals && name === 'Approval') return [{ kind: 'approval' }];
      return Object.hasOwn(known, name) ? known[name] : undefined;
    },
  };
}

function standIn({ handlers, approvals: file }: ModuleQuestion, from: RelPath, name: string): Value | undefined {
  if (from === handlers) return outside('handlers', ...(name === '*' ? [] : [name]));
  return from === file && name === 'request' ? outside(...approvals, 'request') : undefined;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, index) => path[index] === part);
}

function isOperation(path: readonly string[]): boolean {
  const [first = '', second] = path;
  if (first === 'handlers' || clients.has(first)) return true;
  return (first === 'global' && second === 'fetch') || startsWith(path, http);
}

function answerOfApprovals(path: readonly string[]): Value | undefined {
  const isAnswer = startsWith(path, approvals) && path.length === 4 && ['request', 'find'].includes(path[3] ?? '');
  return isAnswer ? [{ kind: 'approval' }] : undefined;
}

// At the start of the module nobody asks for anything in particular.
function asks(watch: Watch, machine: Machine, path: readonly string[]): Value | undefined {
  if (watch.isSetUp || path.at(-1) !== 'request') return undefined;
  watch.asks = true;
  machine.state = raised(machine.state, 1);
  return undefined;
}

function isApproved({ question }: Watch, { state }: Machine): boolean {
  return state === undefined || state.approved >= question.needs;
}

function noteOperation(
  watch: Watch,
  machine: Machine,
  { path, span }: { readonly path: readonly string[]; readonly span: Span },
): void {
  if (isApproved(watch, machine)) return;
  const escaped = machine.state?.escaped;
  if (escaped) {
    noteUnfollowed(watch, machine, { span: escaped, why: 'the approvals are handed to code that cannot be followed' });
    return;
  }
  if (watch.ungated.some((one) => isAt(one.span, span))) return;
  const names = machine.frames.map(({ name }) => name).filter((name) => name !== '' && name !== watch.entry);
  watch.ungated.push({
    span,
    operation: nameOfOperation(path),
    way: [watch.entry, ...new Set(names)],
    isAsked: machine.state?.approved === 1,
  });
}

function noteUnfollowed(watch: Watch, machine: Machine, { span, why }: Unfollowed): void {
  if (isApproved(watch, machine) || watch.unfollowed.some((one) => isAt(one.span, span))) return;
  watch.unfollowed.push({ span, why });
}

function isAt(one: Span, other: Span): boolean {
  return one.file === other.file && one.start.offset === other.start.offset;
}

/** What can act or approve, and is given to code that cannot be followed. */
function noteHandedOver(watch: Watch, machine: Machine, { args, span }: CallSite): void {
  if (isApproved(watch, machine)) return;
  const paths = pathsIn(args, 0);
  const canAct = paths.find((path) => isOperation(path) || startsWith(http, path));
  if (canAct) {
    const why = `\`${nameOfOperation(canAct)}\` is handed to code that cannot be followed`;
    noteUnfollowed(watch, machine, { span, why });
  } else if (paths.some((path) => startsWith(path, approvals)) && machine.state)
    machine.state = { ...machine.state, escaped: span };
}

function pathsIn(values: readonly Value[], depth: number): readonly (readonly string[])[] {
  if (depth > 3) return [];
  return values.flat().flatMap((atom): readonly (readonly string[])[] => {
    if (atom.kind === 'outside') return atom.path ? [atom.path] : [];
    if (atom.kind === 'list') return pathsIn(atom.items, depth + 1);
    return atom.kind === 'object' ? pathsIn([...atom.properties.values(), ...atom.rest], depth + 1) : [];
  });
}

const memoryCalls: Readonly<Record<string, SegmentUse['use']>> = {
  'context.services.substrate.writer': 'written',
  'context.services.retriever.read': 'read',
};

function noteSegments(watch: Watch, path: readonly string[], { args, span }: CallSite): void {
  const name = path.join('.');
  const use = Object.hasOwn(memoryCalls, name) ? memoryCalls[name] : undefined;
  if (!use) return;
  for (const atom of args[0] ?? []) {
    const lists = atom.kind === 'object' ? (atom.properties.get('segments') ?? []) : [];
    const items = lists.flatMap((list) => (list.kind === 'list' ? list.items : []));
    for (const segment of items.map(textOf))
      if (segment !== undefined && !watch.segments.some((one) => one.segment === segment && isAt(one.span, span)))
        watch.segments.push({ segment, use, span });
  }
}

function nameOfEntry(path: readonly string[]): string {
  return path.slice(-2).join('.') || 'a function given away';
}

function nameOfOperation(path: readonly string[]): string {
  const shown = startsWith(path, services)
    ? path.slice(2)
    : path[0] === 'global' || (path[0] === 'handlers' && path.length > 2)
      ? path.slice(1)
      : path;
  const [first = '', ...more] = shown;
  return [first.replace(/^package /, ''), ...more].join('.');
}
