import type { RelPath, Span } from '../../text/index.js';
import { raised, type CallSite, type Machine, type Observer } from './machine.js';
import type { ModuleQuestion, SegmentUse, Unfollowed } from './module-facts.js';
import { answerOfProof, hostFunction } from './note-proofs.js';
import { noteRegistration } from './note-registrations.js';
import { noteService, noteStep } from './note-services.js';
import { opaque, outside, textOf, type Value } from './value.js';
import { isAt, nameOfOperation, startsWith, wayTo, type Watch, type Watched } from './watch.js';

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
  Env: outside('context', 'env'),
  FastifyInstance: outside('context', 'app'),
  Substrate: outside(...services, 'substrate'),
  PacketWriter: outside(...services, 'substrate', 'writer', '()'),
  IdempotencyStore: outside(...services, 'idempotency', '*'),
  Claim: outside('claim'),
  Jobs: outside(...services, 'jobs'),
};

/** Watches a module for what its contracts are about: who may ask, what is asked of the host, in which order. */
export function createModuleObserver(watch: Watch, watched: Watched): Observer {
  const { question } = watch;
  return {
    called: (path, site) => {
      const machine = watched.machine();
      noteSegments(watch, path, site);
      const registered = noteRegistration(watch, watched, { path, site });
      if (registered) return registered;
      const asked = answerOfApprovals(path);
      noteWork(watch, machine, { path, site });
      if (asked) return asks(watch, machine, path) ?? asked;
      if (isOperation(path)) noteOperation(watch, machine, { path, span: site.span });
      else noteHandedOver(watch, machine, site);
      const answer = noteService(watch, machine, { path, site }) ?? answerOfProof(watch, path, site);
      return answer ?? (path[0] === 'handlers' ? lendToHandlers(watch, machine, site) : undefined);
    },
    entered: (called, site) => {
      const isGate = called.scope.source.file === question.approvals && called.name === 'request';
      if (isGate) return asks(watch, watched.machine(), [...approvals, 'request']) ?? [{ kind: 'approval' }];
      return hostFunction(watch, called, site);
    },
    lent: (lent, path, site) => {
      const machine = watched.machine();
      if (watch.isSetUp) {
        watched.enter({ entered: lent, name: nameOfEntry(path), origin: 'other', args: [] });
        return;
      }
      const before = machine.state?.open;
      machine.call([lent], { self: opaque, args: [opaque, opaque, opaque], span: site.span });
      if (machine.state?.open !== before) noteUnsettled(watch, machine.state?.open);
    },
    unfollowed: (span, why) => {
      noteUnfollowed(watch, watched.machine(), { span, why });
      if (!watch.opaqueCalls.some((one) => isAt(one.span, span))) watch.opaqueCalls.push({ span, why });
    },
    standIn: (file, name) => standIn(question, file, name),
    ofType: (file, name) => {
      if (file === question.approvals && name === 'Approvals') return outside(...approvals);
      if (file === question.approvals && name === 'Approval') return [{ kind: 'approval' }];
      return Object.hasOwn(known, name) ? known[name] : undefined;
    },
  };
}

/** Notes a claim that nobody settles. */
export function noteUnsettled(watch: Watch, claim: Span | undefined): void {
  if (claim && !watch.unsettled.some((one) => isAt(one, claim))) watch.unsettled.push(claim);
}

function standIn({ handlers, approvals: file }: ModuleQuestion, from: RelPath, name: string): Value | undefined {
  if (from === handlers) return outside('handlers', ...(name === '*' ? [] : [name]));
  return from === file && name === 'request' ? outside(...approvals, 'request') : undefined;
}

function isOperation(path: readonly string[]): boolean {
  const [first = '', second] = path;
  if (first === 'handlers' || clients.has(first)) return true;
  return (first === 'global' && second === 'fetch') || startsWith(path, http);
}

interface Call {
  readonly path: readonly string[];
  readonly site: CallSite;
}

function noteWork(watch: Watch, machine: Machine, { path, site }: Call): void {
  if (isOperation(path)) noteStep(watch, machine, { path, site, isEffect: true });
  else if (path.at(-1) === 'write' && startsWith(path, [...services, 'substrate', 'writer']))
    noteStep(watch, machine, { path, site, isEffect: true });
  else if (startsWith(path, [...services, 'jobs', 'send'])) noteStep(watch, machine, { path, site, isEffect: true });
  else if (path.at(-1) === 'claim' && startsWith(path, [...services, 'idempotency']))
    noteStep(watch, machine, { path, site, isEffect: false });
  else if (startsWith(path, [...approvals, 'request'])) noteStep(watch, machine, { path, site, isEffect: false });
}

// What a handler is given it may call, in the order that it likes.
function lendToHandlers(watch: Watch, machine: Machine, site: CallSite): Value {
  if (watch.isSetUp || !isApproved(watch, machine)) return opaque;
  const before = machine.state;
  for (const lent of functionsIn(site.args, 0)) {
    machine.state = before;
    machine.call([lent], { self: opaque, args: [opaque, opaque, opaque], span: site.span });
  }
  machine.state = before;
  return opaque;
}

function functionsIn(values: readonly Value[], depth: number): Value {
  if (depth > 3) return [];
  return values.flat().flatMap((atom): Value => {
    if (atom.kind === 'function') return [atom];
    return atom.kind === 'object' ? functionsIn([...atom.properties.values()], depth + 1) : [];
  });
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
  const isAsked = machine.state?.approved === 1;
  watch.ungated.push({ span, operation: nameOfOperation(path), way: wayTo(watch, machine), isAsked });
}

function noteUnfollowed(watch: Watch, machine: Machine, { span, why }: Unfollowed): void {
  if (isApproved(watch, machine) || watch.unfollowed.some((one) => isAt(one.span, span))) return;
  watch.unfollowed.push({ span, why });
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

function useOfMemory(path: readonly string[]): SegmentUse['use'] | undefined {
  if (path.length !== 4 || !startsWith(path, services)) return undefined;
  if (path[2] === 'substrate' && path[3] === 'writer') return 'written';
  return path[2] === 'retriever' && path[3] === 'read' ? 'read' : undefined;
}

function noteSegments(watch: Watch, path: readonly string[], { args, span }: CallSite): void {
  const use = useOfMemory(path);
  if (!use) return;
  const lists = (args[0] ?? []).flatMap((atom) =>
    atom.kind === 'object' ? (atom.properties.get('segments') ?? []) : [],
  );
  const items = lists.flatMap((list) => (list.kind === 'list' ? list.items : []));
  for (const segment of items.map(textOf))
    if (segment !== undefined && !watch.segments.some((one) => one.segment === segment && isAt(one.span, span)))
      watch.segments.push({ segment, use, span });
}

function nameOfEntry(path: readonly string[]): string {
  return path.slice(-2).join('.') || 'a function given away';
}
