import type { Splices } from './block-edit.js';
import { isRefusal, refuse, type Refusal } from './yaml-edit.js';
import type { YamlComment } from './yaml-comments.js';
import type { ValueSource } from './yaml-source.js';
import { entriesOf, type Collection, type Entry } from './yaml-tree.js';

/** The entries of a flow collection in their text; refused where comments stand between them. */
export interface Flow {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
}

/** A text and its comments. */
export interface Commented {
  readonly text: string;
  readonly comments: readonly YamlComment[];
}

/** Looks at a flow collection that is to be edited. */
export function flowOf({ text, comments }: Commented, node: Collection): Flow | Refusal {
  const entries = entriesOf(node);
  const [start, end] = node.range ?? [0, 0];
  if (isRefusal(entries)) return entries;
  const commented = comments.some(({ offset }) => offset >= start && offset < end);
  return commented ? refuse('comments stand between its brackets') : { text, start, end, entries };
}

/** The source of a value as it can stand between brackets: on one line. */
export function flowValue({ form, lines }: ValueSource): string | Refusal {
  const [only = ''] = lines;
  const fits = form === 'inline' && lines.length === 1 && !/^[|>]/.test(only);
  return fits ? only : refuse('a value of several lines cannot stand between brackets');
}

/** Puts an entry behind the entry `after`; -1 in an empty collection. */
export function addBehind({ text, start, end, entries }: Flow, after: number, source: string): Splices {
  const behind = entries[after];
  if (!behind) return { edits: [{ start: start + 1, end: end - 1, text: source }] };
  const [one, two] = [entries.at(-2), entries.at(-1)];
  const between = one && two ? text.slice(one.end, two.start) : `,${text.slice(start + 1, behind.start)}`;
  const separator = /^\s*,\s+$/.test(between) ? between : ', ';
  return { edits: [{ start: behind.end, end: behind.end, text: separator + source }] };
}

/** Puts an entry before all others. */
export function addBefore(flow: Flow, source: string): Splices {
  const [first] = flow.entries;
  return first
    ? { edits: [{ start: first.start, end: first.start, text: `${source}, ` }] }
    : addBehind(flow, -1, source);
}

/** Takes an entry out with one of the commas beside it; `was` stands between the brackets of a collection that gets empty. */
export function cutFromFlow({ start, end, entries }: Flow, index: number, was = ''): Splices {
  const [before, entry, next] = [entries[index - 1], entries[index], entries[index + 1]];
  if (!entry) return { edits: [] };
  const [from, to] = before ? [before.end, entry.end] : next ? [entry.start, next.start] : [start + 1, end - 1];
  const text = entries.length === 1 ? was : '';
  return { edits: [{ start: from, end: to, text }], removed: [entry.start, entry.end] };
}
