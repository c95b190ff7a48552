import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { fileStart, type RelPath, type Span } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';
import type { DocumentPath } from './document-path.js';
import { toPointer } from './json-pointer.js';
import { createSpanAt, type SpanAt } from './span-at.js';

/** A parsed JSON text that still knows where each value stands. Comments and trailing commas are let through. */
export interface JsonDocument {
  readonly file: RelPath;
  readonly text: string;
  readonly value: unknown;
  /** Where a key or value stands; for a path that does not exist, the nearest parent that does. */
  readonly locate: (path: DocumentPath, what?: 'key' | 'value') => Span;
}

/** A word, sign or comment of a JSON text. Offsets count a byte order mark. */
export interface JsonToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isComment: boolean;
}

/** A document with its syntax tree and tokens, for those who edit its text. The offsets of `root` do not count a byte order mark. */
export interface JsonSource {
  readonly document: JsonDocument;
  readonly root: Node;
  readonly tokens: readonly JsonToken[];
}

const maxLength = 1_000_000;
const maxDepth = 100;

/**
 * Parses a JSON text, with the comments and trailing commas that tools add to the language. What does not parse, is too
 * large or too deep, and a key given twice are errors at their place; nothing throws.
 */
export function parseJsonSource(file: RelPath, text: string): Outcome<JsonSource> {
  const fail = (...diagnostics: readonly Diagnostic[]): Outcome<JsonSource> => ({ diagnostics });
  if (text.length > maxLength) {
    const parameters = { size: text.length, unit: 'characters', limit: maxLength } as const;
    return fail(documentDiagnostics.create('too-large', parameters, { span: fileStart(file) }));
  }
  const spanAt = createSpanAt(file, text);
  const shift = text.startsWith('\ufeff') ? 1 : 0;
  const tokens = tokensOf(text, shift);
  const abyss = firstBelow(tokens, maxDepth);
  if (abyss) {
    const problem = `it nests deeper than ${maxDepth} levels`;
    return fail(documentDiagnostics.create('too-complex', { problem }, { span: spanAt(abyss.start) }));
  }
  const errors: ParseError[] = [];
  const root = parseTree(text.slice(shift), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !root) {
    const [start, length] = [shift + (error?.offset ?? 0), error?.length ?? 0];
    const problem = error ? problemOf(printParseErrorCode(error.error)) : 'it holds no value';
    return fail(documentDiagnostics.create('json-syntax', { problem }, { span: spanAt(start, start + length) }));
  }
  const doubles = doubleKeys(root, (node) => spanAt(node.offset + shift, node.offset + node.length + shift));
  if (doubles.length > 0) return fail(...doubles);
  const value = dataOf(root);
  const locate = createLocate(root, shift, spanAt);
  return { value: { document: { file, text, value, locate }, root, tokens }, diagnostics: [] };
}

/** {@link parseJsonSource} without the syntax tree. */
export function parseJson(file: RelPath, text: string): Outcome<JsonDocument> {
  const { value, diagnostics } = parseJsonSource(file, text);
  return value ? { value: value.document, diagnostics } : { diagnostics };
}

// What the scanner calls its kinds is a table that exists for the compiler alone.
const kinds = { lineComment: 12, blockComment: 13, lineBreak: 14, trivia: 15, end: 17 };

function tokensOf(text: string, shift: number): readonly JsonToken[] {
  const scanner = createScanner(text.slice(shift));
  const tokens: JsonToken[] = [];
  for (let kind: number = scanner.scan(); kind !== kinds.end; kind = scanner.scan()) {
    if (kind === kinds.lineBreak || kind === kinds.trivia) continue;
    const start = scanner.getTokenOffset() + shift;
    const end = start + scanner.getTokenLength();
    const isComment = kind === kinds.lineComment || kind === kinds.blockComment;
    tokens.push({ text: text.slice(start, end), start, end, isComment });
  }
  return tokens;
}

// What parses recurses per level, and a stack that is nearly full can end the process.
function firstBelow(tokens: readonly JsonToken[], most: number): JsonToken | undefined {
  let depth = 0;
  return tokens.find(({ text }) => {
    if (text === '{' || text === '[') depth += 1;
    if (text === '}' || text === ']') depth -= 1;
    return depth > most;
  });
}

function problemOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^(.*) expected$/, 'a $1 is expected here')
    .replace(/^a end of file is expected here$/, 'something stands behind the value')
    .replace(/^invalid (.*)$/, 'the $1 here is not valid')
    .replace(/^unexpected end of (.*)$/, 'the $1 is not closed');
}

function doubleKeys(node: Node, spanAt: (node: Node) => Span, path: DocumentPath = []): readonly Diagnostic[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, index) => doubleKeys(child, spanAt, [...path, index]));
  const known = new Set<string>();
  return children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (!key) return [];
    const name = String(key.value);
    const at = [...path, name];
    const isDouble = known.has(name);
    known.add(name);
    const place = { span: spanAt(key), pointer: toPointer(at) };
    const own = isDouble ? [documentDiagnostics.create('duplicate-key', { key: name }, place)] : [];
    return value ? [...own, ...doubleKeys(value, spanAt, at)] : own;
  });
}

function dataOf(node: Node): unknown {
  const children = node.children ?? [];
  if (node.type === 'array') return children.map(dataOf);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    children.map(({ children: [key, value] = [] }) => [String(key?.value), value ? dataOf(value) : null]),
  );
}

function createLocate(root: Node, shift: number, spanAt: SpanAt): JsonDocument['locate'] {
  return (path, what = 'value') => {
    let [key, value] = [root, root];
    for (const step of path) {
      const child = childAt(value, step);
      if (!child) {
        value = key;
        break;
      }
      [key, value] = [child.key ?? child.value, child.value];
    }
    const { offset, length } = what === 'key' ? key : value;
    // A collection spans nothing but its start: that is what a reader looks for.
    const isWide = value.type === 'object' || value.type === 'array';
    const width = what === 'value' && isWide ? 1 : length;
    return spanAt(offset + shift, offset + shift + width);
  };
}

/** The value at a step below a node, with its key where it has one. */
export function childAt(node: Node, step: string | number): { readonly key?: Node; readonly value: Node } | undefined {
  const children = node.children ?? [];
  if (node.type === 'array') {
    const item = typeof step === 'number' ? children[step] : undefined;
    return item && { value: item };
  }
  if (node.type !== 'object') return undefined;
  const [key, value] = children.find((property) => property.children?.[0]?.value === String(step))?.children ?? [];
  return key && value ? { key, value } : undefined;
}
