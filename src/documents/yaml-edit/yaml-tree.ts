import { isAlias, isMap, isScalar, isSeq, type CST, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

import type { DocumentPath } from '../document-path.js';
import { isRefusal, refuse, type Refusal } from './yaml-edit.js';

/** A mapping or a list whose places in the text are known. */
export type Collection = YAMLMap | YAMLSeq;

/** One key with its value, or one item of a list, and where its parts stand: offsets in UTF-16 units. */
export interface Entry {
  /** The collection that holds the entry. */
  readonly parent: Collection;
  readonly index: number;
  /** The key, its anchor or tag, or the dash. */
  readonly start: number;
  readonly key: { readonly start: number; readonly end: number; readonly name: string } | undefined;
  /** Behind the colon or the dash; `undefined` for a flow item and a flow key without colon. */
  readonly mark: number | undefined;
  /** Where the value begins, its anchor and tag included; `end` when there is none. */
  readonly valueStart: number;
  /** Behind anchor and tag of the value, where something may be put in their line; `valueStart` when it has none. */
  readonly propsEnd: number;
  /** Behind the last character of the value, comments and the end of the line not included. */
  readonly end: number;
  readonly value: Node | null;
}

/** True for `{…}` and `[…]`. */
export function isFlow(node: Collection): boolean {
  return node.flow === true;
}

/** The entry at a path, never the root itself. A path through an alias is refused: the edit would show elsewhere too. */
export function findEntry(root: YAMLMap, path: DocumentPath): Entry | Refusal {
  let holder: Node | null = root;
  let entry: Entry | undefined;
  for (const step of path) {
    if (isAlias(holder)) return throughAlias();
    const entries: readonly Entry[] | Refusal =
      isMap(holder) || isSeq(holder) ? entriesOf(holder) : refuse('there is no such place');
    if (isRefusal(entries)) return entries;
    entry = entries.find(({ key, index }) => (key ? key.name === String(step) : index === step));
    if (!entry) return refuse('there is no such place');
    holder = entry.value;
  }
  return entry ?? refuse('the whole document cannot be edited at once');
}

/** Refuses an edit that would show at every alias of a value. */
export function throughAlias(): Refusal {
  return refuse('it is reached through an alias; edit the value at its anchor');
}

/** The entries of a collection in their order. */
export function entriesOf(node: Collection): readonly Entry[] | Refusal {
  const token = node.srcToken;
  if (!token || !('items' in token)) return refuse('it stands in a list of single pairs');
  const items = token.items.filter(isFilled);
  if (items.length !== node.items.length) return refuse('its entries cannot be told apart');
  const entries: Entry[] = [];
  for (const [index, item] of items.entries()) {
    const entry = entryOf({ parent: node, index }, item);
    if (isRefusal(entry)) return entry;
    entries.push(entry);
  }
  return entries;
}

interface TokenItem {
  readonly start: readonly CST.SourceToken[];
  readonly key?: CST.Token | null;
  readonly sep?: readonly CST.SourceToken[];
  readonly value?: CST.Token;
}

// The tail of a collection holds an item of comments only, or the rest behind a trailing comma.
function isFilled({ start, key, sep, value }: TokenItem): boolean {
  return Boolean(key) || Boolean(sep) || Boolean(value) || start.some(({ type }) => opensEntry(type));
}

function opensEntry(type: string): boolean {
  return type === 'anchor' || type === 'tag' || type === 'seq-item-ind' || type === 'explicit-key-ind';
}

/** The key of a pair as the data have it; `undefined` for a key that is no text. */
export function keyName(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  const { value } = key;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

type Place = Pick<Entry, 'parent' | 'index'>;

function entryOf(place: Place, item: TokenItem): Entry | Refusal {
  if (item.start.some(({ type }) => type === 'explicit-key-ind'))
    return refuse('its mapping has a key marked with "?"');
  const opening = item.start.find(({ type }) => opensEntry(type))?.offset;
  const { parent, index } = place;
  if (isMap(parent)) return pairOf(place, { item, pair: parent.items[index], opening });
  const value = (parent.items[index] ?? null) as Node | null;
  const start = opening ?? value?.range?.[0] ?? 0;
  return { ...place, start, key: undefined, value, ...extentOf(value, valueTokens(item.start, 'seq-item-ind'), start) };
}

interface PairTokens {
  readonly item: TokenItem;
  readonly pair: Pair | undefined;
  readonly opening: number | undefined;
}

function pairOf(place: Place, { item: { key, sep }, pair, opening }: PairTokens): Entry | Refusal {
  const name = keyName(pair?.key);
  if (!key || !('source' in key) || name === undefined) return refuse('its mapping has a key that is no text');
  const named = { start: key.offset, end: key.offset + key.source.length, name };
  const value = (pair?.value ?? null) as Node | null;
  const extent = extentOf(value, valueTokens(sep ?? [], 'map-value-ind'), named.end);
  return { ...place, start: opening ?? key.offset, key: named, value, ...extent };
}

interface ValueTokens {
  readonly mark: number | undefined;
  readonly props: readonly CST.SourceToken[];
}

function valueTokens(tokens: readonly CST.SourceToken[], marker: string): ValueTokens {
  const at = tokens.findIndex(({ type }) => type === marker);
  const marking = tokens[at];
  return {
    mark: marking && marking.offset + marking.source.length,
    props: tokens.slice(at + 1).filter(({ type }) => type === 'anchor' || type === 'tag'),
  };
}

function extentOf(
  value: Node | null,
  { mark, props }: ValueTokens,
  before: number,
): Pick<Entry, 'mark' | 'valueStart' | 'propsEnd' | 'end'> {
  const last = props.at(-1);
  const behindMark = mark ?? before;
  const range = value?.range;
  const empty = !range || (isScalar(value) && range[0] === range[1]);
  const valueStart = props[0]?.offset ?? (empty ? behindMark : range[0]);
  const propsEnd = last ? last.offset + last.source.length : valueStart;
  return { mark, valueStart, propsEnd, end: empty || !value ? propsEnd : endOf(value, propsEnd) };
}

function endOf(value: Node, before: number): number {
  const [, end = before] = value.range ?? [];
  if (!(isMap(value) || isSeq(value))) return withoutLineEnd(value.srcToken, end);
  if (isFlow(value)) return end;
  const entries = entriesOf(value);
  // What cannot be told apart still ends somewhere: the range of a block collection runs to its last token.
  return isRefusal(entries) ? end : (entries.at(-1)?.end ?? before);
}

// A block scalar ends behind its last line; an entry ends before the end of its line.
function withoutLineEnd(token: CST.Token | undefined, end: number): number {
  if (token?.type !== 'block-scalar') return end;
  const source = token.source || sourceOf(token.props.at(-1));
  return end - (/\r?\n$/.exec(source)?.[0].length ?? 0);
}

function sourceOf(token: CST.Token | undefined): string {
  return token && 'source' in token ? token.source : '';
}
