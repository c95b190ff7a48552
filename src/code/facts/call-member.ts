import { alternatives, type CallSite, type Machine } from './machine.js';
import { madeOf, nothing, opaque, union, type Atom, type ListAtom, type Value } from './value.js';

/** A member that is called. */
export interface CalledMember {
  readonly key: string | undefined;
  readonly value: Value;
}

/** What the methods of promises, functions and lists give; `undefined` for every other call. */
export function callMember(machine: Machine, { key, value }: CalledMember, site: CallSite): Value | undefined {
  if (key === undefined) return undefined;
  if ((key === 'then' || key === 'catch' || key === 'finally') && !value.some(isOwn))
    return callPromise(machine, key, site);
  if (site.self.length === 0) return undefined;
  if (site.self.every(({ kind }) => kind === 'function')) return callFunctionMethod(machine, key, site);
  return site.self.every(({ kind }) => kind === 'list') ? callList(machine, key, site) : undefined;
}

function isOwn({ kind }: Atom): boolean {
  return kind === 'function';
}

// A promise is what it comes to; `then` follows it, `catch` may follow whatever went before.
function callPromise(machine: Machine, key: 'then' | 'catch' | 'finally', { self, args, span }: CallSite): Value {
  const [done = [], failed = []] = args;
  const call = (callee: Value, given: readonly Value[]): Value =>
    callee.length === 0 ? [] : machine.call(callee, { self: opaque, args: given, span });
  if (key === 'finally') {
    call(done, []);
    return self;
  }
  if (key === 'catch') return union(...alternatives(machine, [() => self, () => call(done, [opaque])]));
  const ways = [() => call(done, [self]), ...(failed.length > 0 ? [() => call(failed, [opaque])] : [])];
  return union(...alternatives(machine, ways));
}

function callFunctionMethod(machine: Machine, key: string, { self, args, span }: CallSite): Value | undefined {
  const [bound = opaque, ...rest] = args;
  const withSelf = self.map((atom) => (atom.kind === 'function' ? { ...atom, self: bound } : atom));
  if (key === 'bind') return rest.length === 0 ? withSelf : undefined;
  if (key === 'call') return machine.call(withSelf, { self: bound, args: rest, span });
  if (key !== 'apply') return undefined;
  const [list = []] = rest;
  const given = list.flatMap((atom) => (atom.kind === 'list' ? atom.items : [opaque]));
  return machine.call(withSelf, { self: bound, args: given, span });
}

const each = new Set(['map', 'flatMap', 'forEach', 'filter', 'find', 'some', 'every', 'findLast', 'reduce', 'sort']);
const same = new Set(['filter', 'slice', 'toSorted', 'toReversed', 'concat', 'flat', 'reverse', 'sort']);
const one = new Set(['find', 'findLast', 'at', 'pop', 'shift']);

function callList(machine: Machine, key: string, { self, args, span }: CallSite): Value {
  const lists = self.filter((atom): atom is ListAtom => atom.kind === 'list');
  const items = union(...lists.flatMap((list) => list.items));
  if (key === 'push' || key === 'unshift') {
    for (const list of lists) list.items.push(...args);
    return opaque;
  }
  if (key === 'join') return madeOf(items);
  const [callback = []] = args;
  // Of an empty list the function is called for nothing.
  const [, results = []] = each.has(key)
    ? alternatives(machine, [
        () => [],
        () => machine.call(callback, { self: opaque, args: [items, opaque, opaque], span }),
      ])
    : [];
  if (one.has(key)) return union(items, nothing);
  if (same.has(key)) {
    const more = args.flatMap((arg) => arg.flatMap((atom) => (atom.kind === 'list' ? atom.items : [])));
    return [{ kind: 'list', items: [...lists.flatMap((list) => list.items), ...more], isComputed: true }];
  }
  return key === 'map' || key === 'flatMap' ? [{ kind: 'list', items: [results], isComputed: true }] : opaque;
}
