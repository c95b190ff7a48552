import type { CallSite } from './machine.js';
import { opaque, union, type Atom, type ObjectAtom, type Value } from './value.js';

type GlobalFunction = (first: Value, site: CallSite) => Value | undefined;

const unchanged: GlobalFunction = (first) => first;
const isList = ({ kind }: Atom): boolean => kind === 'list';
const ifList: GlobalFunction = (first) => (first.every(isList) ? first : undefined);
const emptyList = (): Value => [{ kind: 'list', items: [], isComputed: false }];
const anyItem: GlobalFunction = (first) =>
  union(...first.map((atom) => (atom.kind === 'list' ? union(...atom.items) : opaque)));

const globals: ReadonlyMap<string, GlobalFunction> = new Map([
  ['Object.freeze', unchanged],
  // Of these it matters where the value comes from.
  ['JSON.parse', unchanged],
  ['String', unchanged],
  ['Object.fromEntries', (first) => (first.every(isList) ? undefined : first)],
  ['URLSearchParams.new', unchanged],
  ['structuredClone', unchanged],
  ['Promise.resolve', unchanged],
  ['Promise.all', ifList],
  ['Promise.allSettled', ifList],
  ['Promise.race', anyItem],
  ['Promise.any', anyItem],
  ['Object.values', valuesOf],
  ['Object.assign', (_first, { args, span }) => [assigned(args, span)]],
  ['Set.new', (first, { args }) => (args.length === 0 ? emptyList() : first.every(isList) ? first : undefined)],
  ['Map.new', (first, { args }) => (args.length === 0 ? emptyList() : mapValues(first))],
]);

/** What the functions that every program has give, as far as it matters; `undefined` for all others. */
export function callGlobal(path: readonly string[], site: CallSite): Value | undefined {
  const [root, ...names] = path;
  return root === 'global' ? globals.get(names.join('.'))?.(site.args[0] ?? opaque, site) : undefined;
}

function valuesOf(value: Value): Value | undefined {
  const [atom, ...more] = value;
  if (atom?.kind !== 'object' || more.length > 0) return undefined;
  return [{ kind: 'list', items: [...atom.properties.values()], isComputed: atom.rest.length > 0 }];
}

function assigned(args: readonly Value[], span: ObjectAtom['span']): Atom {
  const properties = new Map<string, Value>();
  const rest: Value[] = [];
  for (const arg of args) {
    const [atom, ...more] = arg;
    if (atom?.kind !== 'object' || more.length > 0) rest.push(arg);
    else {
      for (const [name, value] of atom.properties) properties.set(name, value);
      rest.push(...atom.rest, ...(atom.of ? [[atom]] : []));
    }
  }
  return { kind: 'object', properties, rest, span };
}

// The entries of a map are what its pairs hold second.
function mapValues(value: Value): Value | undefined {
  const [atom, ...more] = value;
  if (atom?.kind !== 'list' || more.length > 0) return undefined;
  const items = atom.items.map((pair) =>
    union(...pair.map((one): Value => (one.kind === 'list' ? (one.items[1] ?? opaque) : opaque))),
  );
  return [{ kind: 'list', items, isComputed: atom.isComputed }];
}
