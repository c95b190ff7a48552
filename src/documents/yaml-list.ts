import { isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';

import type { Outcome } from '../diagnostics/index.js';
import { applyEdits, type RelPath, type TextEdit } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';

/**
 * Adds an entry to the list at a top-level key, losing nothing: every other byte stays. `entry` is the YAML of the
 * entry without dash and indent, lines separated by LF. An empty flow list (`modules: []`) becomes a block list.
 */
export function appendToList(
  source: { readonly file: RelPath; readonly text: string },
  key: string,
  entry: string,
): Outcome<string> {
  const document = parseDocument(source.text, { prettyErrors: false });
  const list = isMap(document.contents)
    ? document.contents.items.find((item) => isScalar(item.key) && item.key.value === key)?.value
    : undefined;
  const notFound = {
    diagnostics: [documentDiagnostics.create('list-not-found', { path: key }, { file: source.file })],
  };
  if (!isSeq(list) || !list.range) return notFound;
  const eol = source.text.includes('\r\n') ? '\r\n' : '\n';
  const edit = list.flow === true ? flowEdit(source.text, list, entry) : blockEdit(source.text, list, entry);
  if (!edit) return notFound;
  const text = applyEdits(source.text, [{ ...edit, text: edit.text.replaceAll('\n', eol) }]);
  return typeof text === 'string' ? { value: text, diagnostics: [] } : notFound;
}

function flowEdit(text: string, list: YAMLSeq, entry: string): TextEdit | undefined {
  if (!list.range || list.items.length > 0) return undefined;
  return { start: text.slice(0, list.range[0]).trimEnd().length, end: list.range[1], text: `\n${dashed(entry, '  ')}` };
}

function blockEdit(text: string, list: YAMLSeq, entry: string): TextEdit | undefined {
  const last = list.items.at(-1);
  const lastEnd = (last as { readonly range?: readonly [number, number, number] | null } | undefined)?.range?.[1];
  if (!list.range || lastEnd === undefined) return undefined;
  const lineStart = text.lastIndexOf('\n', list.range[0] - 1) + 1;
  const indent = /^\s*/.exec(text.slice(lineStart, list.range[0]))?.[0] ?? '';
  const end = text.slice(0, lastEnd).trimEnd().length;
  // The last entry may carry a comment on its line; ours starts below it.
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd - (text[lineEnd - 1] === '\r' ? 1 : 0);
  return { start: at, end: at, text: `\n${dashed(entry, indent)}` };
}

function dashed(entry: string, indent: string): string {
  return entry
    .split('\n')
    .map((line, row) => (row === 0 ? `${indent}- ${line}` : `${indent}  ${line}`))
    .join('\n');
}
