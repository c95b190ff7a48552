import type { RelPath, Span } from '../../text/index.js';
import { fileStart } from '../../text/index.js';
import { addedItems } from './added-items.js';
import { isParsed, type CodeBase } from './code-base.js';
import { createMachine } from './create-machine.js';
import { findExport } from './find-name.js';
import { isListChanged } from './is-list-changed.js';
import { blindObserver } from './machine.js';
import { textOf, type ListAtom, type ObjectAtom, type Value } from './value.js';

/** One entry of a registry: where it is written, and those of its properties that are plain. */
export interface RegisteredEntry {
  readonly span: Span;
  readonly id: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly flags: ReadonlyMap<string, boolean>;
  /** Of properties that are lists of objects: the names of those. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** The entries of a registry; or why it cannot be told which it has, and where. */
export type RegistryFacts =
  { readonly span: Span; readonly entries: readonly RegisteredEntry[] } | { readonly span: Span; readonly why: string };

/** A registry: a list that a file exports under a name. */
export interface RegistryPlace {
  readonly file: RelPath;
  readonly symbol: string;
}

/**
 * The entries that a registry has once the program runs, each with an `id`. Imports, re-exports, other names and lists that are
 * spread into it are followed; what is worked out or added while the program runs is told, not guessed.
 */
export function readRegistry(base: CodeBase, { file, symbol }: RegistryPlace): RegistryFacts {
  const source = base.sourceAt(file);
  const span = fileStart(file);
  if (!source) return { span, why: 'there is no such file' };
  if (!isParsed(source)) return { span: source.problem, why: 'it does not parse' };
  const machine = createMachine(base, blindObserver);
  const value = findExport(machine, file, symbol);
  if (!value) return { span, why: `it exports no \`${symbol}\`` };
  const declared = source.declared.get(symbol);
  const at = declared?.kind === 'variable' ? source.spanAt(declared.pattern) : span;
  const list = listOf(value);
  if (!list) return { span: at, why: `\`${symbol}\` is no list that can be read from the code` };
  const added = addedItems(machine, source, symbol);
  const program = { ...source.program, body: source.program.body.filter((one) => !added.statements.includes(one)) };
  if (list.isComputed || isListChanged(program, symbol))
    return { span: at, why: `\`${symbol}\` is filled while the program runs` };
  const items = [...list.items, ...added.items];
  const entries = items.map(entryOf);
  const unread = entries.findIndex((entry) => entry === undefined);
  if (unread >= 0) return { span: at, why: `entry ${unread + 1} of \`${symbol}\` ${problemOf(items[unread] ?? [])}` };
  return { span: at, entries: entries.filter((entry) => entry !== undefined) };
}

function listOf(value: Value): ListAtom | undefined {
  const [atom, ...more] = value;
  if (more.length > 0) return undefined;
  if (atom?.kind === 'list') return atom;
  if (atom?.kind !== 'object' || atom.of) return undefined;
  return { kind: 'list', items: [...atom.properties.values()], isComputed: atom.rest.length > 0 };
}

function entryOf(value: Value): RegisteredEntry | undefined {
  const [atom, ...more] = value;
  if (atom?.kind !== 'object' || more.length > 0) return undefined;
  const id = textOf(atom.properties.get('id'));
  return id === undefined ? undefined : { span: atom.span, id, ...plainProperties(atom) };
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

function problemOf(value: Value): string {
  const [atom] = value;
  if (atom?.kind === 'unknown') return `cannot be followed: ${atom.why}`;
  if (atom?.kind === 'outside' && atom.path) return `comes from \`${atom.path[0]?.replace(/^package /, '') ?? ''}\``;
  return 'is no object whose `id` is a plain text';
}
