import type { DocumentPath } from '../document-path.js';
import { toPointer } from '../json-pointer.js';
import { valueAt } from '../plain-data.js';
import { lineEndOf } from '../text-lines.js';
import { extentsOf } from './extents.js';
import { isRefusal, refuse, type Refusal, type YamlEdit } from './yaml-edit.js';
import { indented, keySource } from './yaml-source.js';
import { entriesOf, findEntry, isFlow, type Entry } from './yaml-tree.js';
import type { Edited, NewPair } from './splice-edit.js';

/** The pair that a move adds at its new place; the old one is then removed. `data`: of the whole document. */
export function movedPair(
  edited: Edited,
  { from, to, after }: Extract<YamlEdit, { kind: 'move' }>,
  data: unknown,
): NewPair | Refusal {
  const entry = findEntry(edited.root, from);
  const key = to.at(-1);
  if (isRefusal(entry)) return entry;
  if (!entry.key || typeof key !== 'string') return refuse('only a key of a mapping can be moved, and only to a key');
  if (from.every((step, index) => step === to[index])) return refuse('it cannot be moved into itself');
  const name = entry.key.name === key ? edited.text.slice(entry.start, entry.key.end) : keySource(key);
  const made = missingKeys(data, to.slice(0, -1));
  const parent = to.slice(0, to.length - 1 - made.length);
  const leaves = toPointer(parent) !== toPointer(from.slice(0, -1));
  const pair = isRefusal(name) ? name : pairOf(edited, { entry, leaves }, name);
  if (isRefusal(pair)) return pair;
  const place = after === undefined ? 'last' : { after };
  const moved: NewPair = { parent, key, place, ...pair, data: valueAt(data, from) };
  return made.reduceRight<NewPair | Refusal>((inner, missing) => nested(inner, missing, edited.style.width), moved);
}

interface Leaving {
  readonly entry: Entry;
  /** It goes to another mapping. */
  readonly leaves: boolean;
}

function pairOf(edited: Edited, { entry, leaves }: Leaving, name: string): Pick<NewPair, 'lines' | 'inFlow'> | Refusal {
  const { text, root } = edited;
  const keyEnd = entry.key?.end ?? entry.start;
  const behindKey = text.slice(keyEnd, entry.end);
  const onLine = (start: number, end: number): string | Refusal =>
    behindKey.includes('\n') || commentsBetween(edited, start, end) > 0
      ? refuse('a value of several lines, or with a comment, cannot stand between brackets')
      : name + behindKey;
  if (isFlow(entry.parent)) {
    const inFlow = onLine(keyEnd, entry.end);
    if (isRefusal(inFlow)) return inFlow;
    return entry.mark === undefined ? refuse('the key has no colon behind it') : { lines: [inFlow], inFlow };
  }
  const entries = entriesOf(entry.parent);
  if (isRefusal(entries)) return entries;
  const extent = extentsOf(text, entries, entry.parent === root)[entry.index];
  if (!extent) return refuse('its lines cannot be told apart');
  // Comments below an only entry stay with the mapping that it leaves.
  const own = extent.inline ? entry.end : lineEndOf(text, entry.end);
  const end = entries.length === 1 && leaves ? own : extent.end;
  const source = text.slice(extent.start, entry.start) + name + text.slice(keyEnd, end);
  const margin = new RegExp(`^ {0,${extent.column}}`);
  const lines = source.split(/\r?\n/);
  return {
    lines: lines.map((line, row) => (extent.inline && row === 0 ? line : line.replace(margin, ''))),
    inFlow: onLine(extent.start, end),
  };
}

function commentsBetween({ comments }: Edited, start: number, end: number): number {
  return comments.filter(({ offset }) => offset >= start && offset < end).length;
}

function missingKeys(data: unknown, parent: DocumentPath): readonly string[] {
  const present = parent.findIndex((_step, index) => valueAt(data, parent.slice(0, index + 1)) === undefined);
  return present < 0 ? [] : parent.slice(present).map(String);
}

function nested(inner: NewPair | Refusal, missing: string, width: number): NewPair | Refusal {
  const name = keySource(missing);
  if (isRefusal(inner)) return inner;
  if (isRefusal(name)) return name;
  const { parent, place, lines, inFlow, key, data } = inner;
  return {
    parent,
    place,
    key: missing,
    lines: [`${name}:`, ...indented(lines, width)],
    inFlow: isRefusal(inFlow) ? inFlow : `${name}: {${inFlow}}`,
    data: Object.fromEntries([[key, data]]),
  };
}
