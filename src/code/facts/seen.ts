import type { Atom, OutsideAtom, Value } from './value.js';

/** What is seen of a value, as plain data. */
export interface Seen {
  /** The plain values that it may be; `null` stands for `null` and for what is not there. */
  readonly values: readonly (string | number | boolean | null)[];
  /** Where it comes from, dotted: `request.headers.x-signature`, `request.body.event_id`, `env.API_TOKEN`, `job.id`. */
  readonly sources: readonly string[];
  /** Whether it may be anything else as well. */
  readonly isOpen: boolean;
}

/** A value of which nothing is seen. */
export const unseen: Seen = { values: [], sources: [], isOpen: true };

// What a value is made of is a tree that people keep small; whatever is larger is not told apart.
const mostSteps = 400;

/** What is seen of a value. */
export function seen(value: Value | undefined): Seen {
  if (!value || value.length === 0) return unseen;
  const values = new Set<Seen['values'][number]>();
  const sources = new Set<string>();
  let isOpen = false;
  for (const atom of value) {
    if (atom.kind === 'text') values.add(atom.text);
    else if (atom.kind === 'constant') values.add(atom.value ?? null);
    else {
      const found = sourcesOf(atom, { visited: new Set(), steps: 0 });
      for (const one of found) sources.add(one);
      isOpen ||= found.length === 0;
    }
  }
  return { values: [...values], sources: [...sources], isOpen };
}

/** What is seen of the items of a list, taken together. */
export function seenItems(value: Value | undefined): Seen {
  const lists = (value ?? []).filter((atom) => atom.kind === 'list');
  const items = lists.flatMap((list) => list.items).map(seen);
  return {
    values: [...new Set(items.flatMap((item) => item.values))],
    sources: [...new Set(items.flatMap((item) => item.sources))],
    isOpen:
      lists.length !== 1 ||
      lists.length !== value?.length ||
      lists.some(({ isComputed }) => isComputed) ||
      items.some((item) => item.isOpen),
  };
}

const roots = new Set(['request', 'job', 'tick', 'call', 'env']);
// What these give is the same value in another form.
const sameValue = new Set(['toString', 'trim', 'json', 'text', 'toLowerCase', 'slice', 'valueOf']);

interface Search {
  readonly visited: Set<Atom>;
  steps: number;
}

function sourcesOf(atom: Atom, search: Search): readonly string[] {
  search.steps += 1;
  if (search.visited.has(atom) || search.steps > mostSteps) return [];
  search.visited.add(atom);
  if (atom.kind === 'list') return atom.items.flatMap((item) => ofValue(item, search));
  if (atom.kind === 'object') return [...atom.properties.values(), ...atom.rest].flatMap((one) => ofValue(one, search));
  return atom.kind === 'outside' ? sourcesOfOutside(atom, search) : [];
}

function sourcesOfOutside({ path = [], of = [] }: OutsideAtom, search: Search): readonly string[] {
  const [root = '', ...names] = path;
  if (roots.has(root)) return [[root, ...namesOf(names)].join('.')];
  const made = of.flatMap((value) => ofValue(value, search));
  const called = path.lastIndexOf('()');
  const tail = path.slice(called + 1);
  return called >= 0 && tail.length > 0 ? made.map((source) => [source, ...tail].join('.')) : made;
}

function ofValue(value: Value, search: Search): readonly string[] {
  return value.flatMap((atom) => sourcesOf(atom, search));
}

function namesOf(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => name !== '()' && !(sameValue.has(name) && names[index + 1] === '()'));
}
