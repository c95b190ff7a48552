import { isMap, isPair, isScalar, isSeq, parseAllDocuments, type Document, type Node, type Pair } from 'yaml';

import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { createLineIndex, spanOf, type LineIndex, type RelPath, type Span } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';
import type { DocumentPath } from './document-path.js';

/** A parsed YAML document that still knows where each value stands. */
export interface YamlDocument {
  readonly file: RelPath;
  readonly text: string;
  /** The top-level mapping as plain data. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a key or value stands; for a path that does not exist, the nearest existing parent's key. */
  readonly locate: (path: DocumentPath, what?: 'key' | 'value') => Span;
}

const maxLength = 1_000_000;
const maxDepth = 100;
const maxAliases = 100;

/**
 * Parses one YAML 1.2 document whose top level is a mapping. Duplicate keys, several documents, alias bombs and
 * abysses are findings; nothing throws. Positions count UTF-16 units.
 */
export function parseYaml(file: RelPath, text: string): Outcome<YamlDocument> {
  const index = createLineIndex(text);
  const fail = (...diagnostics: readonly Diagnostic[]): Outcome<YamlDocument> => ({ diagnostics });
  if (text.length > maxLength)
    return fail(
      documentDiagnostics.create(
        'too-large',
        { size: text.length, limit: maxLength },
        { span: spanOf(file, index, [0, 0]) },
      ),
    );
  if (depthOf(text) > maxDepth)
    return fail(
      documentDiagnostics.create(
        'too-complex',
        { problem: `it nests deeper than ${maxDepth} levels` },
        { span: spanOf(file, index, [0, 0]) },
      ),
    );
  const documents = parseDocuments(text);
  if (documents === undefined)
    return fail(
      documentDiagnostics.create(
        'too-complex',
        { problem: 'it nests too deeply' },
        { span: spanOf(file, index, [0, 0]) },
      ),
    );
  const [document] = documents;
  if (!document)
    return fail(documentDiagnostics.create('empty-document', {}, { file, span: spanOf(file, index, [0, 0]) }));
  if (documents.length > 1) return fail(severalDocuments(file, documents, index));
  if (document.errors.length > 0) return fail(...syntaxErrors({ file, text, document, index }));
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return fail(documentDiagnostics.create('empty-document', {}, { file, span: spanOf(file, index, [0, 0]) }));
  }
  return toMapping({ file, text, document, index });
}

function parseDocuments(text: string): readonly Document[] | undefined {
  try {
    const parsed = parseAllDocuments(text, {
      version: '1.2',
      prettyErrors: false,
      strict: true,
      uniqueKeys: true,
      logLevel: 'error',
    });
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// The parser recurses per level, so an abyss has to be seen before it is parsed: count open flow brackets and indents.
function depthOf(text: string): number {
  let flow = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, (flow += 1));
    else if (character === ']' || character === '}') flow = Math.max(0, flow - 1);
  }
  const dashes = text.match(/^[ ]*(?:- )+/gm) ?? [];
  return Math.max(deepest, ...dashes.slice(0, 10_000).map((line) => line.length / 2));
}

function severalDocuments(file: RelPath, documents: readonly Document[], index: LineIndex): Diagnostic {
  const second = documents[1]?.range?.[0] ?? 0;
  return documentDiagnostics.create(
    'several-documents',
    { count: documents.length },
    { file, span: spanOf(file, index, [second, second]) },
  );
}

function syntaxErrors({ file, text, document, index }: Located): readonly Diagnostic[] {
  const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  // After a syntax error the parser guesses on, so only the first is the person's mistake; duplicates are independent.
  const told =
    duplicates.length === document.errors.length
      ? duplicates
      : document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1);
  return told.map((error) => {
    const span = spanOf(file, index, [error.pos[0], Math.max(error.pos[0], error.pos[1])]);
    if (error.code !== 'DUPLICATE_KEY')
      return documentDiagnostics.create('yaml-syntax', { problem: plainProblem(error.message) }, { file, span });
    const key = /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0].trim() ?? '';
    return documentDiagnostics.create('duplicate-key', { key }, { file, span });
  });
}

function plainProblem(message: string): string {
  return message.replace(/\s+/g, ' ').replace(/\.$/, '');
}

function toMapping(located: Located): Outcome<YamlDocument> {
  const { file, text, document } = located;
  const locate = (path: DocumentPath, what: 'key' | 'value' = 'value'): Span => locateIn(located, path, what);
  if (!isMap(document.contents)) {
    const found = isSeq(document.contents) ? 'a list' : 'a single value';
    return { diagnostics: [documentDiagnostics.create('not-a-mapping', { found }, { file, span: locate([]) })] };
  }
  try {
    const value = document.toJS({ maxAliasCount: maxAliases }) as Record<string, unknown>;
    return { value: { file, text, value, locate }, diagnostics: [] };
  } catch (error) {
    const problem = error instanceof Error ? plainProblem(error.message) : 'its aliases cannot be resolved';
    return { diagnostics: [documentDiagnostics.create('too-complex', { problem }, { file, span: locate([]) })] };
  }
}

interface Located {
  readonly file: RelPath;
  readonly text: string;
  readonly document: Document;
  readonly index: LineIndex;
}

function locateIn({ file, document, index }: Located, path: DocumentPath, what: 'key' | 'value'): Span {
  let node: unknown = document.contents;
  let pair: Pair | undefined;
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === undefined) return rangeOf(file, index, isPair(pair) ? pair.key : node);
    pair = next.pair;
    node = next.node;
  }
  const target = (what === 'key' && pair ? pair.key : node) ?? pair?.key;
  return rangeOf(file, index, target);
}

function stepInto(
  node: unknown,
  step: string | number,
): { readonly node: unknown; readonly pair: Pair | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair ? { node: pair.value, pair } : undefined;
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length)
    return { node: node.items[step], pair: undefined };
  return undefined;
}

function rangeOf(file: RelPath, index: LineIndex, node: unknown): Span {
  const range = (node as Node | null | undefined)?.range;
  // A block collection's range runs over its last line; its start is what a reader looks for, so that is all it spans.
  if (!range) return spanOf(file, index, [0, 0]);
  return spanOf(file, index, [range[0], isScalar(node) ? range[1] : range[0]]);
}
