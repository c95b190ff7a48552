import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMap, parseDocument, visit } from 'yaml';

import { editYaml, parseYaml, type DocumentPath, type YamlEdit } from '../../src/documents/index.js';
import { relPath } from '../../src/text/index.js';
import { sourceOf, yamlText } from './yaml-text.js';

/* Whatever a document looks like: an edit changes what it names, and nothing else; what cannot be done so is a finding. */

const file = relPath('a.yaml');
const edited = (text: string, ...edits: readonly YamlEdit[]) => editYaml({ file, text }, edits);
const dataOf = (text: string): unknown => parseDocument(text, { version: '1.2' }).toJS();

/** Every path of a document, mappings and lists included. */
function pathsOf(value: unknown, path: DocumentPath = []): readonly DocumentPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Array.isArray(value)
    ? value.map((child: unknown, index) => [index, child] as const)
    : Object.entries(value);
  return [path, ...children.flatMap(([step, child]) => pathsOf(child, [...path, step]))];
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>((holder, step) => (holder as Record<string | number, unknown>)[step], value);
}

function commentsIn(text: string): readonly string[] {
  return [...text.matchAll(/# note \d+/g)].map(([comment]) => comment);
}

const newKeys = fc.constantFrom('fresh', 'a key', 'yes', '12', "it's", 'a: b', '#x', '__proto__', 'null');

/** A document with a place in it, and a choice that the test makes use of. */
const placed = fc.record({ text: yamlText, nth: fc.nat(), key: newKeys, source: sourceOf });

/** The nth of the paths that fit; `undefined` when none does. */
function pick(
  text: string,
  nth: number,
  fits: (value: unknown, path: DocumentPath) => boolean,
): DocumentPath | undefined {
  const data = dataOf(text);
  const paths = pathsOf(data).filter((path) => fits(valueAt(data, path), path));
  return paths[nth % paths.length];
}

const isMapping = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Edits are possible nearly always; a law that is only ever refused would say nothing. */
function law(name: string, holds: (input: Input) => 'held' | 'refused' | 'none'): void {
  test(name, () => {
    const counts = { held: 0, refused: 0, none: 0 };
    fc.assert(
      fc.property(placed, (input) => {
        counts[holds(input)] += 1;
      }),
    );
    expect(counts.held, JSON.stringify(counts)).toBeGreaterThan(counts.refused * 2);
  });
}

type Input = typeof placed extends fc.Arbitrary<infer T> ? T : never;

law('a key that is inserted and removed leaves the text as it was', ({ text, nth, key, source }) => {
  const parent = pick(text, nth, (value) => isMapping(value) && !Object.keys(value as object).includes(key));
  if (!parent) return 'none';
  const siblings = Object.keys(valueAt(dataOf(text), parent) as object);
  const places = [...siblings.map((after) => ({ after })), { isFirst: true } as const, {}];
  const { value } = edited(text, { kind: 'insert', parent, key, text: source, ...places[nth % places.length] });
  if (value === undefined) return 'refused';
  expect(valueAt(dataOf(value), [...parent, key])).toEqual(dataOf(source));
  expect(commentsIn(value)).toEqual(commentsIn(text));
  expect(edited(value, { kind: 'remove', path: [...parent, key] }).value).toBe(text);
  return 'held';
});

law('an item that is appended and removed leaves the text as it was', ({ text, nth, source }) => {
  const path = pick(text, nth, (value) => Array.isArray(value));
  if (!path) return 'none';
  const { value } = edited(text, { kind: 'append', path, text: source });
  if (value === undefined) return 'refused';
  const list = valueAt(dataOf(text), path) as readonly unknown[];
  expect(valueAt(dataOf(value), path)).toEqual([...list, dataOf(source)]);
  expect(commentsIn(value)).toEqual(commentsIn(text));
  expect(edited(value, { kind: 'remove', path: [...path, list.length] }).value).toBe(text);
  return 'held';
});

law('a key that is renamed there and back leaves the text as it was', ({ text, nth, key }) => {
  const path = pick(text, nth, (_value, steps) => typeof steps.at(-1) === 'string');
  if (!path) return 'none';
  const parent = path.slice(0, -1);
  const { value } = edited(text, { kind: 'rename-key', path, key });
  if (value === undefined) return 'refused';
  expect(valueAt(dataOf(value), [...parent, key])).toEqual(valueAt(dataOf(text), path));
  expect(commentsIn(value)).toEqual(commentsIn(text));
  // A plain key that gets a name which needs quotes stays quoted.
  if (!['fresh', 'a key', 'yes', '12', '__proto__'].includes(key)) return 'held';
  expect(edited(value, { kind: 'rename-key', path: [...parent, key], key: String(path.at(-1)) }).value).toBe(text);
  return 'held';
});

law('a value that is set changes alone', ({ text, nth, source }) => {
  const path = pick(text, nth, (_value, steps) => steps.length > 0);
  if (!path) return 'none';
  const { value } = edited(text, { kind: 'set-value', path, text: source });
  if (value === undefined) return 'refused';
  const [before, after] = [dataOf(text), dataOf(value)];
  expect(valueAt(after, path)).toEqual(dataOf(source));
  for (const other of pathsOf(before)) {
    const apart = path.some((step, index) => index < other.length && other[index] !== step);
    if (apart) expect(valueAt(after, other)).toEqual(valueAt(before, other));
  }
  return 'held';
});

law('what is removed goes with its own comments only', ({ text, nth }) => {
  const path = pick(text, nth, (_value, steps) => steps.length > 0);
  if (!path) return 'none';
  const { value } = edited(text, { kind: 'remove', path });
  if (value === undefined) return Object.keys(dataOf(text) as object).length === 1 ? 'none' : 'refused';
  const [kept, all] = [commentsIn(value), commentsIn(text)];
  expect(all.filter((comment) => kept.includes(comment))).toEqual(kept);
  const lines = new Set(text.replace('\ufeff', '').split(/\r?\n/));
  for (const line of value.replace('\ufeff', '').split(/\r?\n/))
    expect(lines.has(line) || /[[{]|- /.test(line), line).toBe(true);
  return 'held';
});

law('what is moved arrives whole, with its comments', ({ text, nth, key }) => {
  const from = pick(text, nth, (_value, steps) => typeof steps.at(-1) === 'string');
  const into = pick(text, Math.floor(nth / 7), (value, steps) => isMapping(value) && !startsWith(steps, from ?? []));
  if (!from || !into) return 'none';
  const to = nth % 3 === 0 ? [...into, 'made', key] : [...into, key];
  const { value } = edited(text, { kind: 'move', from, to });
  if (value === undefined) return Object.keys(dataOf(text) as object).length === 1 ? 'none' : 'refused';
  expect(valueAt(dataOf(value), to)).toEqual(valueAt(dataOf(text), from));
  expect([...commentsIn(value)].sort()).toEqual([...commentsIn(text)].sort());
  return 'held';
});

function startsWith(path: DocumentPath, head: DocumentPath): boolean {
  return head.every((step, index) => path[index] === step);
}

test('any edit of any text gives valid YAML or a finding that names the place', () => {
  const path = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c', 'k1', '<<'), fc.nat(3)), { maxLength: 3 });
  const source = fc.oneof(
    sourceOf,
    fc.string({ maxLength: 12 }),
    fc.constantFrom('*x', '&x 1', '# c', '? a', 'a: 1 # c'),
  );
  const edit: fc.Arbitrary<YamlEdit> = fc.oneof(
    fc.record({ kind: fc.constant('set-value' as const), path, text: source }),
    fc.record({ kind: fc.constant('append' as const), path, text: source }),
    fc.record({ kind: fc.constant('remove' as const), path }),
    fc.record({ kind: fc.constant('rename-key' as const), path, key: fc.oneof(newKeys, fc.string({ maxLength: 5 })) }),
    fc.record({ kind: fc.constant('insert' as const), parent: path, key: newKeys, text: source }),
    fc.record({ kind: fc.constant('move' as const), from: path, to: path }),
  );
  const pieces = [
    'a: ',
    'b:',
    '\n',
    '\n  ',
    '- ',
    '1',
    'x # c',
    '{c: 1}',
    '[a, b]',
    '&x ',
    '*x',
    '|\n',
    '? a',
    "'q'",
    '<<: ',
  ];
  const text = fc.oneof(
    yamlText,
    fc.array(fc.constantFrom(...pieces), { maxLength: 15 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 3 }), (before, edits) => {
      const outcome = edited(before, ...edits);
      if (outcome.value === undefined) expect(outcome.diagnostics.length).toBeGreaterThan(0);
      else expect(parseYaml(file, outcome.value).value, outcome.value).toBeDefined();
    }),
    { numRuns: 1000 },
  );
});

test('the documents that are drawn have something of everything', () => {
  const seen = new Set<string>();
  for (const text of fc.sample(yamlText, 200)) {
    const document = parseDocument(text);
    expect(document.errors, text).toEqual([]);
    expect(isMap(document.contents)).toBe(true);
    visit(document, {
      Scalar: (_key, node) => void seen.add(String(node.type)),
      Collection: (_key, node) => void seen.add(`${node.flow === true ? 'flow' : 'block'} ${node.constructor.name}`),
    });
    if (text.includes('\r\n')) seen.add('CRLF');
    if (text.includes('#')) seen.add('comment');
    if (text.startsWith('\ufeff')) seen.add('BOM');
    if (!text.endsWith('\n')) seen.add('no last line end');
  }
  expect([...seen].sort()).toEqual([
    'BLOCK_FOLDED',
    'BLOCK_LITERAL',
    'BOM',
    'CRLF',
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'block YAMLMap',
    'block YAMLSeq',
    'comment',
    'flow YAMLMap',
    'flow YAMLSeq',
    'no last line end',
  ]);
});
