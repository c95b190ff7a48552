import { isAlias, isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';

import type { DocumentPath } from '../document-path.js';
import { addAbove, addBelow, cutEntry, emptyOut, replaceValue, type Block, type Splices } from './block-edit.js';
import type { DataEdit, PairPlace } from './expected-data.js';
import { addBefore, addBehind, cutFromFlow, flowOf, flowValue, type Commented } from './flow-edit.js';
import { isRefusal, refuse, type Refusal, type YamlEdit } from './yaml-edit.js';
import { itemLines, keySource, pairLines, parseValue, type Style, type ValueSource } from './yaml-source.js';
import { entriesOf, findEntry, isFlow, throughAlias, type Collection, type Entry } from './yaml-tree.js';

/** One document while it is edited. */
export interface Edited extends Commented {
  readonly root: YAMLMap;
  readonly style: Style;
}

/** An edit that takes one place; `move` is made of two of them. */
export type SimpleEdit = Exclude<YamlEdit, { readonly kind: 'move' }>;

/** The splices of an edit and what it means for the data. */
export interface Change extends Splices {
  readonly means: DataEdit;
}

/** Finds the splices of one edit; refused where the text gives no safe place for it. */
export function spliceEdit(edited: Edited, edit: SimpleEdit): Change | Refusal {
  switch (edit.kind) {
    case 'rename-key':
      return withMeaning(renameKey(edited, edit), edit);
    case 'remove':
      return remove(edited, edit);
    case 'set-value':
      return withSource(edit.text, (source) =>
        withMeaning(setValue(edited, edit.path, source), { ...edit, data: source.data }),
      );
    case 'append':
      return withSource(edit.text, (source) =>
        withMeaning(append(edited, edit.path, source), { ...edit, data: source.data }),
      );
    case 'insert':
      return withSource(edit.text, (source) => insert(edited, edit, source));
  }
}

function withMeaning(splices: Splices | Refusal, means: DataEdit): Change | Refusal {
  return isRefusal(splices) ? splices : { ...splices, means };
}

function withSource(text: string, change: (source: ValueSource) => Change | Refusal): Change | Refusal {
  const source = parseValue(text);
  return isRefusal(source) ? source : change(source);
}

function renameKey({ root }: Edited, { path, key }: Extract<YamlEdit, { kind: 'rename-key' }>): Splices | Refusal {
  const entry = findEntry(root, path);
  if (isRefusal(entry)) return entry;
  if (!entry.key) return refuse('an item of a list has no key');
  const siblings = entriesOf(entry.parent);
  if (!isRefusal(siblings) && siblings.some((other) => other.index !== entry.index && other.key?.name === key))
    return refuse(`the key \`${key}\` stands beside it already`);
  const source = keySource(key, quoteOf(entry));
  return isRefusal(source) ? source : { edits: [{ start: entry.key.start, end: entry.key.end, text: source }] };
}

function quoteOf(entry: Entry): string {
  const pair = isMap(entry.parent) ? entry.parent.items[entry.index] : undefined;
  const key = pair?.key;
  if (!isScalar(key)) return '';
  return key.type === 'QUOTE_DOUBLE' ? '"' : key.type === 'QUOTE_SINGLE' ? "'" : '';
}

function setValue(edited: Edited, path: DocumentPath, source: ValueSource): Splices | Refusal {
  const entry = findEntry(edited.root, path);
  if (isRefusal(entry)) return entry;
  return isFlow(entry.parent)
    ? setInFlow(edited, entry, source)
    : replaceValue(edited.text, entry, { source, style: edited.style });
}

function setInFlow(edited: Edited, entry: Entry, source: ValueSource): Splices | Refusal {
  const flow = flowOf(edited, entry.parent);
  const value = entry.key ? flowValue(source) : flowItem(source);
  if (isRefusal(flow)) return flow;
  if (isRefusal(value)) return value;
  if (entry.key && entry.mark === undefined) return refuse('the key has no colon behind it');
  const space = entry.key && entry.end === entry.mark ? ' ' : '';
  return {
    edits: [{ start: entry.valueStart, end: entry.end, text: space + value }],
    removed: [entry.valueStart, entry.end],
  };
}

function append(edited: Edited, path: DocumentPath, source: ValueSource): Splices | Refusal {
  const holder = findEntry(edited.root, path);
  if (isRefusal(holder)) return holder;
  const list = holder.value;
  if (isAlias(list)) return throughAlias();
  if (isSeq(list) && list.items.length > 0) {
    if (isFlow(list)) return addToFlow(edited, { node: list, place: 'last', source: flowItem(source) });
    const block = blockOf(edited, list);
    return isRefusal(block) ? block : addBelow(block, block.entries.length - 1, itemLines(source));
  }
  if (!isSeq(list) && !isEmpty(list)) return refuse('it is no list');
  return fillEmpty(edited, holder, {
    flow: () => wrapped(flowItem(source), '[', ']'),
    block: { form: 'list', lines: itemLines(source), data: [source.data] },
  });
}

function insert(
  edited: Edited,
  { parent, key, after, isFirst }: Extract<YamlEdit, { kind: 'insert' }>,
  source: ValueSource,
): Change | Refusal {
  const name = keySource(key);
  if (isRefusal(name)) return name;
  const value = flowValue(source);
  const inFlow = isRefusal(value) ? value : value === '' ? `${name}:` : `${name}: ${value}`;
  const lines = pairLines(name, source, edited.style);
  const place = after === undefined ? (isFirst ? 'first' : 'last') : { after };
  return insertPair(edited, { parent, key, place, lines, inFlow, data: source.data });
}

/** A key with its value as it is to stand in a mapping. */
export interface NewPair {
  readonly parent: DocumentPath;
  readonly key: string;
  readonly place: PairPlace;
  /** Its lines in a block mapping, unindented, comments included. */
  readonly lines: readonly string[];
  /** Its source between brackets. */
  readonly inFlow: string | Refusal;
  readonly data: unknown;
}

/** Finds the splices that add a key with its value to a mapping. */
export function insertPair(edited: Edited, pair: NewPair): Change | Refusal {
  const { parent, key, place, data } = pair;
  const holder = parent.length === 0 ? undefined : findEntry(edited.root, parent);
  if (isRefusal(holder)) return holder;
  const mapping = holder ? holder.value : edited.root;
  if (isAlias(mapping)) return throughAlias();
  const filled = isMap(mapping) && mapping.items.length > 0;
  const splices = filled ? insertBeside(edited, mapping, pair) : insertAlone(edited, holder, pair);
  return withMeaning(splices, { kind: 'insert', parent, key, data, place });
}

function insertBeside(edited: Edited, mapping: YAMLMap, { key, place, lines, inFlow }: NewPair): Splices | Refusal {
  if (mapping.items.some((item) => isScalar(item.key) && String(item.key.value) === key))
    return refuse(`the key \`${key}\` is there already`);
  if (isFlow(mapping)) return addToFlow(edited, { node: mapping, place, source: inFlow });
  const block = blockOf(edited, mapping);
  if (isRefusal(block)) return block;
  if (place === 'first') return addAbove(block, lines);
  const behind = entryBehind(block.entries, place);
  return isRefusal(behind) ? behind : addBelow(block, behind, lines);
}

function insertAlone(edited: Edited, holder: Entry | undefined, { place, lines, inFlow }: NewPair): Splices | Refusal {
  const behind = entryBehind([], place);
  if (isRefusal(behind)) return behind;
  if (!holder) return addToFlow(edited, { node: edited.root, place, source: inFlow });
  if (!isMap(holder.value) && !isEmpty(holder.value)) return refuse('it is no mapping');
  return fillEmpty(edited, holder, {
    flow: () => wrapped(inFlow, '{', '}'),
    block: { form: 'mapping', lines, data: undefined },
  });
}

function flowItem(source: ValueSource): string | Refusal {
  const value = flowValue(source);
  return value === '' ? 'null' : value;
}

function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && value.range?.[0] === value.range?.[1]);
}

function wrapped(source: string | Refusal, open: string, close: string): string | Refusal {
  return isRefusal(source) ? source : open + source + close;
}

/** How the first entry of an empty collection is written between brackets and as a block. */
interface First {
  readonly flow: () => string | Refusal;
  readonly block: ValueSource;
}

function fillEmpty(edited: Edited, holder: Entry, { flow, block }: First): Splices | Refusal {
  const { value } = holder;
  const commented = (isMap(value) || isSeq(value)) && isRefusal(flowOf(edited, value));
  if (commented) return refuse('comments stand between its brackets');
  if (isNode(value) && holder.propsEnd !== holder.valueStart) return refuse('it is empty and has an anchor or a tag');
  if (!isFlow(holder.parent)) return replaceValue(edited.text, holder, { source: block, style: edited.style });
  const source = flow();
  return isRefusal(source) ? source : setInFlow(edited, holder, { form: 'inline', lines: [source], data: undefined });
}

interface Addition {
  readonly node: Collection;
  readonly place: PairPlace;
  readonly source: string | Refusal;
}

function addToFlow(edited: Edited, { node, place, source }: Addition): Splices | Refusal {
  const flow = flowOf(edited, node);
  if (isRefusal(flow)) return flow;
  if (isRefusal(source)) return source;
  if (place === 'first') return addBefore(flow, source);
  const behind = entryBehind(flow.entries, place);
  return isRefusal(behind) ? behind : addBehind(flow, behind, source);
}

/** The entry to stand behind; -1 in an empty collection. */
function entryBehind(entries: readonly Entry[], place: PairPlace): number | Refusal {
  if (typeof place === 'string') return entries.length - 1;
  const index = entries.findIndex(({ key }) => key?.name === place.after);
  return index < 0 ? refuse(`there is no key \`${place.after}\` to set it behind`) : index;
}

function remove(edited: Edited, edit: Extract<YamlEdit, { kind: 'remove' }>): Change | Refusal {
  const { path, was } = edit;
  const entry = findEntry(edited.root, path);
  if (isRefusal(entry)) return entry;
  const isOnly = entry.parent.items.length === 1;
  if (was === undefined || !isOnly) return withMeaning(cut(edited, entry, edit), edit);
  const before = parseValue(was.trim());
  if (isRefusal(before)) return before;
  if (!/^(?:\{\s*\}|\[\s*\])?$/.test(was.trim())) return refuse('what it was before is no empty collection');
  return withMeaning(cut(edited, entry, edit), { kind: 'set-value', path: path.slice(0, -1), data: before.data });
}

function cut(
  edited: Edited,
  entry: Entry,
  { path, comments, was }: Extract<YamlEdit, { kind: 'remove' }>,
): Splices | Refusal {
  if (isFlow(entry.parent)) {
    const flow = flowOf(edited, entry.parent);
    return isRefusal(flow) ? flow : cutFromFlow(flow, entry.index, was?.trim().slice(1, -1));
  }
  const block = blockOf(edited, entry.parent);
  if (isRefusal(block)) return block;
  const wish = { ...(comments ? { comments } : {}), ...(was === undefined ? {} : { was }), index: entry.index };
  if (block.entries.length > 1) return cutEntry(block, wish);
  const holder = path.length > 1 ? findEntry(edited.root, path.slice(0, -1)) : undefined;
  return isRefusal(holder) ? holder : emptyOut(block, holder, { ...wish, empty: isMap(entry.parent) ? '{}' : '[]' });
}

function blockOf({ text, style, root }: Edited, node: Collection): Block | Refusal {
  const entries = entriesOf(node);
  return isRefusal(entries) ? entries : { text, style, entries, root: node === root };
}

/**
 * What stands behind the key of an empty collection or of nothing, with the white space before it: for `remove` to restore.
 * `undefined` for what is filled, commented, or has an anchor or a tag.
 */
export function emptyText(edited: Edited, path: DocumentPath): string | undefined {
  const holder = findEntry(edited.root, path);
  if (isRefusal(holder) || holder.propsEnd !== holder.valueStart || holder.mark === undefined) return undefined;
  const { value } = holder;
  const isFilled = isMap(value) || isSeq(value) ? value.items.length > 0 : !isEmpty(value);
  const isCommented = (isMap(value) || isSeq(value)) && isRefusal(flowOf(edited, value));
  const text = edited.text.slice(holder.mark, holder.end);
  return isFilled || isCommented || text.includes('\n') ? undefined : text;
}
