import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';

import { columnOf } from '../text-lines.js';
import { isFlow, keyName } from './yaml-tree.js';
import { isRefusal, refuse, type Refusal } from './yaml-edit.js';

/** How a document is written, to be imitated by what comes in. */
export interface Style {
  readonly eol: string;
  /** Spaces per level. */
  readonly width: number;
  /** Lists stand in the column of their key. */
  readonly indentless: boolean;
}

/** The style of a document: its first line end, its first nested mapping and its first list below a key. */
export function styleOf(text: string, root: YAMLMap): Style {
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const columns = { mapping: undefined as number | undefined, list: undefined as number | undefined };
  const look = (node: unknown, column: number): void => {
    if (!isMap(node) || isFlow(node)) return;
    for (const { value } of node.items) {
      if (!(isMap(value) || isSeq(value)) || isFlow(value) || !value.range) continue;
      const inner = columnOf(text, value.range[0]);
      if (isMap(value)) columns.mapping ??= inner - column;
      else columns.list ??= inner - column;
      look(value, inner);
    }
  };
  look(root, 0);
  return { eol, width: columns.mapping ?? (columns.list || 2), indentless: columns.list === 0 };
}

/** A value given as YAML source: on the line of its key, or as a block below it; with the data it means. */
export interface ValueSource {
  readonly form: 'inline' | 'mapping' | 'list';
  readonly lines: readonly string[];
  readonly data: unknown;
}

/** Reads the source of a new value. What is no YAML by itself is refused. */
export function parseValue(text: string): ValueSource | Refusal {
  const source = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const document = parseDocument(source, { version: '1.2', prettyErrors: false });
  const [problem] = document.errors;
  if (problem) return refuse(`the new value is no YAML: ${problem.message.replace(/\s+/g, ' ').replace(/\.$/, '')}`);
  const { contents } = document;
  const block = (isMap(contents) || isSeq(contents)) && !isFlow(contents);
  const form = !block ? 'inline' : isMap(contents) ? 'mapping' : 'list';
  const lines = source.split('\n');
  const data = dataOf(document);
  return isRefusal(data) ? data : { form, lines: isScalar(contents) ? dedented(lines) : lines, data: data.value };
}

function dataOf(document: Document): { readonly value: unknown } | Refusal {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch {
    return refuse('the new value holds an alias');
  }
}

// The lines of a block scalar may be indented by any width; ours is added later.
function dedented(lines: readonly string[]): readonly string[] {
  const [head = '', ...rest] = lines;
  if (!/^[|>][+-]?(\s|$)/.test(head)) return lines;
  const widths = rest.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const width = Math.min(...widths, 1000);
  return [head, ...rest.map((line) => line.slice(width))];
}

/** The lines of `key: value`, unindented. */
export function pairLines(key: string, { form, lines }: ValueSource, { width, indentless }: Style): readonly string[] {
  if (form !== 'inline') return [`${key}:`, ...indented(lines, form === 'list' && indentless ? 0 : width)];
  const [first = '', ...rest] = lines;
  return [first === '' ? `${key}:` : `${key}: ${first}`, ...indented(rest, width)];
}

/** The lines of `- value`, unindented. */
export function itemLines({ lines }: ValueSource): readonly string[] {
  const [first = '', ...rest] = lines;
  return [first === '' ? '-' : `- ${first}`, ...indented(rest, 2)];
}

/** Lines moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], column: number): readonly string[] {
  const margin = ' '.repeat(column);
  return lines.map((line) => (line === '' ? '' : margin + line));
}

/** The source of a key: as it was quoted before, plain where that reads back as the same key, else quoted. */
export function keySource(key: string, before = ''): string | Refusal {
  // eslint-disable-next-line no-control-regex -- control characters are what a key must not hold
  if (/[\u0000-\u001f\u007f]/.test(key)) return refuse('a key is one line of text');
  const quotes = [before.startsWith('"') ? JSON.stringify(key) : '', before.startsWith("'") ? singleQuoted(key) : ''];
  const candidates = [...quotes, key, singleQuoted(key)].filter((source) => source !== '');
  return candidates.find((source) => readsAs(source, key)) ?? refuse(`\`${key}\` cannot be written as a key`);
}

function singleQuoted(key: string): string {
  return `'${key.replaceAll("'", "''")}'`;
}

function readsAs(source: string, key: string): boolean {
  const found = [`${source}: 0`, `{${source}: 0}`].map((text) => {
    const document = parseDocument(text, { version: '1.2', prettyErrors: false });
    const { contents } = document;
    const [pair, second] = isMap(contents) ? contents.items : [];
    return document.errors.length === 0 && !second ? keyName(pair?.key) : undefined;
  });
  return found.every((name) => name === key);
}
