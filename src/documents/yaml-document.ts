import { isMap, isScalar, isSeq, type CST, type YAMLMap } from 'yaml';

import { hasErrors, type Diagnostic, type Outcome } from '../diagnostics/index.js';
import { fileStart, type RelPath, type Span } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';
import type { DocumentPath } from './document-path.js';
import { createSpanAt, type SpanAt } from './span-at.js';
import { unfitInText } from './unfit-character.js';
import { readNodes, type YamlDialect } from './yaml-nodes.js';
import { placeOf } from './yaml-places.js';
import { parseSyntax } from './yaml-syntax.js';

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
// The most that a text of this length takes in UTF-8, with a byte order mark.
const maxBytes = 3 * maxLength + 3;

/** The finding of a file that is larger than any text that {@link parseYaml} reads, before its bytes are decoded. */
export function checkSize(file: RelPath, bytes: Uint8Array): Diagnostic | undefined {
  if (bytes.byteLength <= maxBytes) return undefined;
  const parameters = { size: bytes.byteLength, unit: 'bytes', limit: maxBytes } as const;
  return documentDiagnostics.create('too-large', parameters, { span: fileStart(file) });
}

/**
 * Parses one YAML 1.2 document whose top level is a mapping. What does not parse, is too large, too deep or multiplies
 * itself, and what has no plain data (tags, keys that are no text) are errors; what YAML 1.1 reads otherwise is a warning
 * at its scalar; a foreign file may hold tags and merge keys. Nothing throws. Positions count UTF-16 units. The syntax tree is not kept: text, data and places are.
 */
export function parseYaml(file: RelPath, text: string, dialect: YamlDialect = 'contract'): Outcome<YamlDocument> {
  const { value, diagnostics } = parseYamlSource(file, text, dialect);
  return value ? { value: value.document, diagnostics } : { diagnostics };
}

/** A document with its syntax tree and tokens, for those who edit its text. */
export interface YamlSource {
  readonly document: YamlDocument;
  readonly root: YAMLMap;
  readonly tokens: readonly CST.Token[];
}

/** {@link parseYaml}, keeping the syntax tree. */
export function parseYamlSource(file: RelPath, text: string, dialect: YamlDialect = 'contract'): Outcome<YamlSource> {
  const spanAt = createSpanAt(file, text);
  const fail = (...diagnostics: readonly Diagnostic[]): Outcome<YamlSource> => ({ diagnostics });
  const refused = refusedText(file, text, spanAt);
  if (refused) return fail(refused);
  const parsed = parseSyntax(text, spanAt);
  if (!parsed.value) return fail(...parsed.diagnostics);
  const { document, tokens } = parsed.value;
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null))
    return fail(documentDiagnostics.create('empty-document', {}, { span: spanAt(0) }));
  if (!isMap(root)) {
    const found = isSeq(root) ? 'a list' : 'a single value';
    const at = { span: spanAt(root.range?.[0] ?? 0), pointer: '' };
    return fail(documentDiagnostics.create('not-a-mapping', { found }, at));
  }
  const { value, table, findings } = readNodes(root, spanAt, dialect);
  if (hasErrors(findings)) return fail(...findings);
  const locate: YamlDocument['locate'] = (path, what = 'value') => {
    const { place, whole } = placeOf({ text, value, table }, path);
    return spanAt(...(whole && what === 'value' ? place.value : place.key));
  };
  const data = value as Readonly<Record<string, unknown>>;
  return { value: { document: { file, text, value: data, locate }, root, tokens }, diagnostics: findings };
}

function refusedText(file: RelPath, text: string, spanAt: SpanAt): Diagnostic | undefined {
  if (text.length > maxLength)
    return documentDiagnostics.create(
      'too-large',
      { size: text.length, unit: 'characters', limit: maxLength },
      { span: fileStart(file) },
    );
  const unfit = unfitInText(text);
  if (!unfit) return undefined;
  return documentDiagnostics.create('unfit-character', unfit, { span: spanAt(unfit.offset, unfit.offset + 1) });
}
