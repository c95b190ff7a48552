import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import { documentDiagnostics } from './diagnostics.js';
import { toPointer } from './json-pointer.js';
import type { SpanAt } from './span-at.js';
import { unfitInValue } from './unfit-character.js';
import { habitOf } from './yaml-habits.js';
import { createPlaceRecorder, type PlaceRecorder } from './yaml-places.js';

const maxExpanded = 10_000;
const maxFindings = 100;
// What holds lists against each other costs the product of their lengths, so that a longer one is not worth its price.
const maxItems = 10_000;
const coreTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** The data of a document, where each part stands, and what other readers would make of it otherwise. */
export interface ReadNodes {
  readonly value: unknown;
  readonly table: Uint32Array;
  readonly findings: readonly Diagnostic[];
}

/** Whose rules a document follows: a contract holds plain values only, another tool's file whatever YAML allows. */
export type YamlDialect = 'contract' | 'foreign';

/**
 * Reads the nodes of a document that parses: aliases are followed, keys are proven to be different texts. In a foreign
 * file tags, merge keys and what YAML 1.1 reads otherwise are let through; a merge key is a key named `<<`.
 */
export function readNodes(root: Node, spanAt: SpanAt, dialect: YamlDialect): ReadNodes {
  const reading: Reading = {
    spanAt,
    isForeign: dialect === 'foreign',
    places: createPlaceRecorder(),
    path: [],
    findings: [],
    anchors: new Map(),
    counts: { read: 0, expanded: 0, untold: 0 },
    place: { isKey: false },
  };
  const entry = reading.places.open({ key: spanned(root), value: spanned(root) });
  const value = readNode(reading, root);
  reading.places.close(entry);
  const { untold } = reading.counts;
  const more =
    untold === 0 ? [] : [documentDiagnostics.create('more-findings', { count: untold }, { span: spanAt(0) })];
  return { value, table: reading.places.table(), findings: [...reading.findings, ...more] };
}

interface Reading {
  readonly spanAt: SpanAt;
  readonly isForeign: boolean;
  readonly places: PlaceRecorder;
  /** Where the reader stands. */
  readonly path: (string | number)[];
  readonly findings: Diagnostic[];
  readonly anchors: Map<string, Anchored>;
  readonly counts: { read: number; expanded: number; untold: number };
  readonly place: { isKey: boolean };
}

interface Anchored {
  readonly value: unknown;
  /** Values below and including it, aliases followed; `undefined` while it is still open. */
  readonly size: number | undefined;
}

type Create = (at: Occurrence) => Diagnostic;

function tell(reading: Reading, range: readonly [number, number], create: Create): void {
  if (reading.findings.length >= maxFindings) reading.counts.untold += 1;
  else reading.findings.push(create({ span: reading.spanAt(...range), pointer: toPointer(reading.path) }));
}

function spanned(node: Node): readonly [number, number] {
  const [start, end] = node.range ?? [0, 0];
  // A block collection runs over its last line; its start is what a reader looks for, so that is all it spans.
  return [start, isScalar(node) ? end : start];
}

function readNode(reading: Reading, node: Node): unknown {
  if (isAlias(node)) return readAlias(reading, node);
  const { counts, anchors } = reading;
  const before = counts.read + counts.expanded;
  counts.read += 1;
  if (node.tag !== undefined && !coreTags.has(node.tag) && !reading.isForeign) {
    tell(reading, spanned(node), (at) => documentDiagnostics.create('custom-tag', { tag: String(node.tag) }, at));
    return null;
  }
  const { anchor } = node as { readonly anchor?: string };
  if (anchor !== undefined) anchors.set(anchor, { value: undefined, size: undefined });
  const value = isMap(node)
    ? readMapping(reading, node)
    : isSeq(node)
      ? readList(reading, node)
      : readScalar(reading, node);
  if (anchor !== undefined) anchors.set(anchor, { value, size: counts.read + counts.expanded - before });
  return value;
}

function readAlias(reading: Reading, node: Alias): unknown {
  const { counts, anchors } = reading;
  const anchored = anchors.get(node.source);
  const [start, end] = node.range ?? [0, 0];
  if (!anchored) {
    const problem = `the alias *${node.source} has no anchor before it`;
    tell(reading, [start, end], (at) => documentDiagnostics.create('yaml-syntax', { problem }, at));
    return null;
  }
  if (anchored.size === undefined) {
    const problem = `the alias *${node.source} stands inside the value that it repeats`;
    tell(reading, [start, end], (at) => documentDiagnostics.create('too-complex', { problem }, at));
    return null;
  }
  const within = counts.expanded <= maxExpanded;
  counts.expanded += anchored.size;
  if (within && counts.expanded > maxExpanded) {
    const problem = `its aliases repeat more than ${maxExpanded} values`;
    tell(reading, [start, end], (at) => documentDiagnostics.create('too-complex', { problem }, at));
  }
  return anchored.value;
}

function readScalar(reading: Reading, node: Scalar): unknown {
  const { value, source = '' } = node;
  if (reading.isForeign) return value;
  if (node.type === 'PLAIN' && node.tag === undefined) tellHabit(reading, node);
  if (node.type === 'QUOTE_DOUBLE' && typeof value === 'string') {
    const unfit = unfitInValue(value);
    if (unfit) tell(reading, spanned(node), (at) => documentDiagnostics.create('unfit-character', unfit, at));
  }
  if (typeof value === 'number' && !isExact(value, source))
    tell(reading, spanned(node), (at) =>
      documentDiagnostics.create('inexact-number', { source }, { ...at, fix: quoted(source) }),
    );
  return value;
}

function isExact(value: number, source: string): boolean {
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !/^[-+]?\d+$/.test(source));
}

function tellHabit(reading: Reading, node: Scalar): void {
  const { value, source = '' } = node;
  const habit = habitOf(source);
  const here = typeof value === 'number' ? `the number ${value}` : 'text';
  if (!habit || habit.reads === here) return;
  const fix = typeof value === 'number' ? String(value) : quoted(source);
  // A date or a time can only be meant as text here; who writes `yes` or 017 may have meant what YAML 1.1 reads.
  const sure = typeof value === 'string' && /^\d+[-:]/.test(source) && !reading.place.isKey;
  const edit = sure ? { edit: { kind: 'set-value' as const, path: [...reading.path], text: fix } } : {};
  tell(reading, spanned(node), (at) =>
    documentDiagnostics.create('yaml-1.1-value', { source, here, there: habit.reads }, { ...at, fix, ...edit }),
  );
}

function quoted(source: string): string {
  return `'${source.replaceAll("'", "''")}'`;
}

function tellWidth(reading: Reading, node: YAMLSeq | YAMLMap): boolean {
  const count = node.items.length;
  if (count <= maxItems) return false;
  const problem = `it has a ${isSeq(node) ? 'list' : 'mapping'} of ${count} items, more than ${maxItems}`;
  tell(reading, spanned(node), (at) => documentDiagnostics.create('too-complex', { problem }, at));
  return true;
}

function readList(reading: Reading, node: YAMLSeq): unknown[] {
  if (tellWidth(reading, node)) return [];
  return node.items.map((item, index) => {
    const value = item as Node;
    const entry = reading.places.open({ key: spanned(value), value: spanned(value) });
    reading.path.push(index);
    const read = isMap(item) || isSeq(item) || isScalar(item) || isAlias(item) ? readNode(reading, item) : null;
    reading.path.pop();
    reading.places.close(entry);
    return read;
  });
}

function readMapping(reading: Reading, node: YAMLMap): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  if (tellWidth(reading, node)) return result;
  for (const pair of node.items) {
    const name = readKey(reading, pair);
    const key = spanned(pair.key as Node);
    const child = (pair.value ?? null) as Node | null;
    const entry = reading.places.open({ key, value: child ? spanned(child) : key });
    reading.path.push(name ?? '');
    const value = child ? readNode(reading, child) : null;
    if (name !== undefined) addOwn(reading, result, { name, value, key });
    reading.path.pop();
    reading.places.close(entry);
  }
  return result;
}

interface OwnPair {
  readonly name: string;
  readonly value: unknown;
  readonly key: readonly [number, number];
}

function addOwn(reading: Reading, result: Record<string, unknown>, { name, value, key }: OwnPair): void {
  if (Object.hasOwn(result, name))
    tell(reading, key, (at) => documentDiagnostics.create('duplicate-key', { key: name }, at));
  // A plain assignment to `__proto__` would change what the object inherits.
  else if (name === '__proto__')
    Object.defineProperty(result, name, { value, writable: true, enumerable: true, configurable: true });
  else result[name] = value;
}

/** The name of a key; a key that is no text is told, and `undefined`. */
function readKey(reading: Reading, { key }: Pair): string | undefined {
  const node = key as Node;
  const range = spanned(node);
  if (isScalar(node) && typeof node.value === 'string') {
    if (isMergeKey(node) && !reading.isForeign)
      tell(reading, range, (at) => documentDiagnostics.create('merge-key', {}, at));
    return readName(reading, node);
  }
  const placeholder = placeholderOf(node);
  if (placeholder !== undefined) return placeholder;
  const source = isScalar(node) ? (node.source ?? '') : '';
  // A status such as 200 reads back as it is written; 1.0 does not.
  if (isScalar(node) && typeof node.value === 'number' && String(node.value) === source) return source;
  const fix = source === '' ? {} : { fix: quoted(source) };
  tell(reading, range, (at) =>
    documentDiagnostics.create('key-not-text', { found: keyFound(node) }, { ...at, ...fix }),
  );
  return undefined;
}

function isMergeKey({ value, type }: Scalar): boolean {
  return value === '<<' && type === 'PLAIN';
}

// Without quotes, the `{{name}}` of a template is a mapping with a mapping as key. It is read as the text that was meant.
function placeholderOf(node: Node): string | undefined {
  const [pair, ...more] = isMap(node) && node.flow === true ? node.items : [];
  if (!pair || more.length > 0 || pair.value !== null || !isScalar(pair.key)) return undefined;
  return `{${pair.key.source ?? ''}}`;
}

function readName(reading: Reading, node: Scalar): string {
  reading.path.push(String(node.value));
  reading.place.isKey = true;
  const name = String(readNode(reading, node));
  reading.place.isKey = false;
  reading.path.pop();
  return name;
}

function keyFound(node: Node): string {
  if (isScalar(node)) return node.source === undefined || node.source === '' ? 'empty' : `\`${node.source}\``;
  return isAlias(node) ? 'an alias' : isSeq(node) ? 'a list' : 'a mapping';
}
