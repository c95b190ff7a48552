import type { Expression, Node } from 'oxc-parser';

import { fileStart, type RelPath, type Span } from '../../text/index.js';
import type { RegisteredItem, RegisteredItems } from '../slots/find-registered.js';
import type { Range } from '../trivia.js';
import { changeOfList } from './change-of-list.js';
import { childrenOf } from './children-of.js';
import { isParsed, type CodeBase } from './code-base.js';
import { createMachine } from './create-machine.js';
import { scopeOf } from './find-name.js';
import { blindObserver, type Machine } from './machine.js';
import type { ParsedSource } from './parsed-source.js';
import type { RegistryFacts, Unread } from './read-registry.js';
import { entryOf, problemOf, type RegisteredEntry } from './registered-entry.js';
import type { Scope, Value } from './value.js';

/**
 * The entries behind the items of a slot, each with an `id`: of every item the outermost expression that is one. What an item
 * registers that cannot be read, and code that adds more elsewhere, is told beside them.
 */
export function readSlot(base: CodeBase, file: RelPath, registered: RegisteredItems): RegistryFacts {
  const { name, span, isLiteral, items } = registered;
  const source = base.sourceAt(file);
  if (!isParsed(source)) return { span: source?.problem ?? fileStart(file), why: 'it does not parse' };
  const change = isLiteral && name !== '' ? changeOfList(source.program, name) : 'none';
  if (change === 'loses') return { span, why: `\`${name}\` is changed while the program runs` };
  const machine = createMachine(base, blindObserver);
  const nodes = nodesAt(source, items);
  const read = items.map((item, index) =>
    readItem({ machine, scope: scopeOf(machine, source), nodes }, item, `entry ${index + 1} of \`${name}\``),
  );
  const filled = change === 'adds' ? { span, why: `\`${name}\` is filled while the program runs` } : undefined;
  const unread = read.find((one) => one.unread)?.unread ?? filled;
  return { span, entries: read.flatMap(({ entries }) => entries), ...(unread && { unread }) };
}

interface Reading {
  readonly machine: Machine;
  readonly scope: Scope;
  readonly nodes: ReadonlyMap<string, Expression>;
}

interface ReadItem {
  readonly entries: readonly RegisteredEntry[];
  readonly unread?: Unread | undefined;
}

function readItem({ machine, scope, nodes }: Reading, { span, parts }: RegisteredItem, name: string): ReadItem {
  const entries: RegisteredEntry[] = [];
  const done: Range[] = [];
  let problem: string | undefined;
  let isPartly = false;
  for (const part of parts) {
    const node = nodes.get(keyOf(part));
    if (!node || done.some(({ start, end }) => start <= part.start && part.end <= end)) continue;
    const value = machine.evaluate(node, scope);
    const found = entriesIn(value, span);
    if (found) {
      entries.push(...found.entries);
      done.push(part);
      isPartly ||= !found.isAll;
    } else problem = problemOf(value);
  }
  const isRead = done.length > 0 && !isPartly;
  return { entries, unread: isRead ? undefined : { span, why: `${name} ${problem ?? problemOf([])}` } };
}

// One entry, or a list of entries that is spread here; of a list that is worked out, those that are known.
function entriesIn(
  value: Value,
  at: Span,
): { readonly entries: readonly RegisteredEntry[]; readonly isAll: boolean } | undefined {
  const entry = entryOf(value);
  if (entry) return { entries: [{ ...entry, at }], isAll: true };
  const [atom, ...more] = value;
  if (atom?.kind !== 'list' || more.length > 0) return undefined;
  const entries = atom.items.flatMap((item) => entryOf(item) ?? []);
  return entries.length === atom.items.length ? { entries, isAll: !atom.isComputed } : undefined;
}

function keyOf({ start, end }: Range): string {
  return `${start}:${end}`;
}

// Of nodes with the same range the innermost one counts.
function nodesAt({ program }: ParsedSource, items: readonly RegisteredItem[]): ReadonlyMap<string, Expression> {
  const wanted = new Set(items.flatMap(({ parts }) => parts.map(keyOf)));
  const nodes = new Map<string, Expression>();
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const key = keyOf(node);
    if (wanted.has(key)) nodes.set(key, node as Expression);
    waiting.push(...childrenOf(node));
  }
  return nodes;
}
