import type { Span } from '../../text/index.js';
import { textOf, type ObjectAtom, type Value } from './value.js';

/** One entry of a registry, with those of its properties that are plain. */
export interface RegisteredEntry {
  /** Where it stands in the registry, as far as that is known; else where it is written. */
  readonly at: Span;
  /** Where it is written. */
  readonly span: Span;
  readonly id: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly flags: ReadonlyMap<string, boolean>;
  /** Of properties that are lists of objects: the names of those. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** The entry that a value is: one object, whose `id` is one text. */
export function entryOf(value: Value): RegisteredEntry | undefined {
  const [atom, ...more] = value;
  if (atom?.kind !== 'object' || more.length > 0) return undefined;
  const id = textOf(atom.properties.get('id'));
  return id === undefined ? undefined : { at: atom.span, span: atom.span, id, ...plainProperties(atom) };
}

function plainProperties({ properties }: ObjectAtom): Pick<RegisteredEntry, 'texts' | 'flags' | 'names'> {
  const texts = new Map<string, string>();
  const flags = new Map<string, boolean>();
  const names = new Map<string, readonly string[]>();
  for (const [name, value] of properties) {
    const [atom, ...more] = value;
    if (!atom || more.length > 0) continue;
    if (atom.kind === 'text') texts.set(name, atom.text);
    else if (atom.kind === 'constant' && typeof atom.value === 'boolean') flags.set(name, atom.value);
    else if (atom.kind === 'list' && !atom.isComputed) {
      const all = atom.items.map(nameOf);
      if (all.every((one) => one !== undefined)) names.set(name, all);
    }
  }
  return { texts, flags, names };
}

function nameOf(value: Value): string | undefined {
  const [atom, ...more] = value;
  return atom?.kind === 'object' && more.length === 0 ? textOf(atom.properties.get('name')) : textOf(value);
}

/** Why a value is no entry, in words that follow its name. */
export function problemOf(value: Value): string {
  const [atom] = value;
  if (atom?.kind === 'unknown') return `cannot be followed: ${atom.why}`;
  if (atom?.kind === 'outside' && atom.path) return `comes from \`${atom.path[0]?.replace(/^package /, '') ?? ''}\``;
  return 'is no object whose `id` is a plain text';
}
