import type { Comment, parseSync } from 'oxc-parser';

import type { RelPath } from '../../text/index.js';
import { parseSource, type BrokenSource, type ParsedSource } from '../facts/parsed-source.js';
import { firstSentence } from './first-sentence.js';
import { oneLine } from './one-line.js';

/** A range of a text; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A parsed TypeScript or JavaScript file, with its text and comments. */
export interface TypeScriptFile extends ParsedSource {
  readonly text: string;
  /** Sorted by place. */
  readonly comments: readonly Comment[];
}

/** Parses a file with its comments. JavaScript may hold JSX, and types where a tool takes them away. */
export function parseTypeScript(parse: typeof parseSync, file: RelPath, text: string): TypeScriptFile | BrokenSource {
  if (!/\.[cm]?jsx?$/.test(file)) return parseIn(parse, { file, text });
  const source = parseIn(parse, { file, text, lang: 'jsx' });
  if ('program' in source) return source;
  const typed = parseIn(parse, { file, text, lang: 'tsx' });
  return 'program' in typed ? typed : source;
}

interface Parsing {
  readonly file: RelPath;
  readonly text: string;
  readonly lang?: 'jsx' | 'tsx';
}

function parseIn(parse: typeof parseSync, { file, text, lang }: Parsing): TypeScriptFile | BrokenSource {
  let comments: readonly Comment[] = [];
  const parseCommented: typeof parseSync = (name, code) => {
    const result = parse(name, code, lang && { lang });
    ({ comments } = result);
    return result;
  };
  const source = parseSource(parseCommented, file, text);
  return 'program' in source ? { ...source, text, comments } : source;
}

/** The code of a range without its comments, on one line. */
export function codeOf({ text, comments }: TypeScriptFile, { start, end }: TextRange): string {
  let code = '';
  let at = start;
  for (let index = firstFrom(comments, start); ; index += 1) {
    const comment = comments[index];
    if (!comment || comment.start >= end) break;
    code += text.slice(at, comment.start);
    at = comment.end;
  }
  return oneLine(code + text.slice(at, end));
}

/**
 * The comments within a range, and those directly before it: nothing but space stands between. What ends a line of code
 * is no comment on the next. */
export function commentsOn({ text, comments }: TypeScriptFile, { start, end }: TextRange): readonly Comment[] {
  const first = firstFrom(comments, start);
  let from = first;
  for (let at = start; from > 0; from -= 1) {
    const before = comments[from - 1];
    if (!before) break;
    const between = text.slice(before.end, at);
    if (between.trim() !== '') break;
    if (/[\r\n]/.test(between) && !startsLine(text, before.start)) break;
    at = before.start;
  }
  const to = firstFrom(comments, end);
  return comments.slice(from, Math.max(first, to));
}

/** The first sentence of the doc comment on what starts somewhere; what comes behind a tag is none of it. */
export function summaryAt(file: TypeScriptFile, start: number): string | undefined {
  const doc = commentsOn(file, { start, end: start }).findLast(
    ({ type, value }) => type === 'Block' && value.startsWith('*'),
  );
  if (!doc) return undefined;
  const lines = doc.value
    .slice(1)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/^\*+ ?/, ''));
  const tag = lines.findIndex((line) => /^@\w/.test(line));
  return firstSentence(lines.slice(0, tag < 0 ? undefined : tag).join('\n'));
}

// Another comment may stand before it on its line, but no code.
function startsLine(text: string, at: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1, at);
  return /^[\s\uFEFF]*$/.test(line) || /\*\/[ \t]*$/.test(line);
}

function firstFrom(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
