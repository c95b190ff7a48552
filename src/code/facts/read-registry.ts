import type { SlotQuestion } from '../slots/find-registered.js';
import type { RelPath, Span } from '../../text/index.js';
import { fileStart } from '../../text/index.js';
import { addedItems } from './added-items.js';
import { isParsed, type CodeBase } from './code-base.js';
import { createMachine } from './create-machine.js';
import { findExport } from './find-name.js';
import { changeOfList } from './change-of-list.js';
import { blindObserver } from './machine.js';
import { entryOf, problemOf, type RegisteredEntry } from './registered-entry.js';
import type { ListAtom, Value } from './value.js';

/**
 * The entries of a registry, and why it may have others that cannot be read; or why it cannot be told which it has, and where.
 */
export type RegistryFacts =
  { readonly span: Span; readonly entries: readonly RegisteredEntry[]; readonly unread?: Unread } | Unread;

/** What of a registry cannot be read, and why. */
export interface Unread {
  readonly span: Span;
  readonly why: string;
}

/** A registry: the file, the name that it usually has there, and how wiring finds it otherwise. */
export interface RegistryPlace extends SlotQuestion {
  readonly file: RelPath;
  readonly symbol: string;
}

/**
 * The entries that an exported list has once the program runs, each with an `id`. Imports, re-exports, other names and lists that
 * are spread into it are followed; what is worked out or added while the program runs is told, not guessed.
 */
export function readList(base: CodeBase, { file, symbol }: Pick<RegistryPlace, 'file' | 'symbol'>): RegistryFacts {
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
  if (list.isComputed || changeOfList(program, symbol) !== 'none')
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
