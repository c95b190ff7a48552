import type { ts } from 'ts-morph';

import type { Outline, OutlineList } from '../../text/index.js';
import { loadTypeScript, type TypeScript } from '../load-typescript.js';
import type { ModuleSource } from '../module-edit.js';
import { parseModule, type ParsedModule } from '../parsed-module.js';
import { scanTokens, type TokenTable } from '../scan-tokens.js';
import { attachedComments, isComment, readTrivia, type Range } from '../trivia.js';
import { findLists } from './find-lists.js';
import { identify } from './identify.js';
import type { Subject } from './identity.js';
import { placeItems, type FoundList } from './place-items.js';

// Deeper than any text that people or templates write; a text that nests deeper is plain text from there on.
const deepest = 60;

/**
 * The keyed structure of a TypeScript or JavaScript module: statements, names of imports and exports, members, properties,
 * array elements, and the tests of a test group, with the comments of each. `undefined` when the text has a syntax error, or nests
 * too deep to be parsed.
 */
export async function outlineModule(source: ModuleSource): Promise<Outline | undefined> {
  const ts = await loadTypeScript();
  try {
    return outlineParsed(parseModule(ts, source));
  } catch (error) {
    // The parser recurses: text that nests thousands of levels deep exhausts the call stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function outlineParsed({ ts, file, problem, text }: ParsedModule): Outline | undefined {
  if (problem) return undefined;
  const tokens = scanTokens(ts, file, file);
  const subject: Subject = {
    ts,
    file,
    textOf: (node) => foldedText(text, tokens, { start: node.getStart(file), end: node.end }),
  };
  const first = file.statements[0];
  const start = first ? endOfHead(ts, file, first) : text.length;
  const list: FoundList = {
    kind: 'statements',
    separator: 'none',
    nodes: file.statements,
    range: { start, end: text.length },
  };
  const root = { start: 0, end: text.length, lists: [outlineList(subject, list, 0)] };
  return { text, root, tokens: { starts: tokens.starts, ends: tokens.ends } };
}

function outlineList(subject: Subject, list: FoundList, depth: number): OutlineList {
  return placeItems(subject.file, list, (node) => ({
    identity: identify(subject, node),
    lists: depth >= deepest ? [] : findLists(subject, node).map((inner) => outlineList(subject, inner, depth + 1)),
  }));
}

function foldedText(text: string, tokens: TokenTable, range: Range): string {
  const pieces: string[] = [];
  for (let index = firstAtLeast(tokens.starts, range.start); index < tokens.starts.length; index += 1) {
    const [start = 0, end = 0] = [tokens.starts[index], tokens.ends[index]];
    if (end > range.end) break;
    pieces.push(text.slice(start, end));
  }
  return pieces.join(' ');
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Comments above the first statement are about the file when a blank line follows them, and when that statement is an import.
function endOfHead(ts: TypeScript, file: ts.SourceFile, first: ts.Statement): number {
  const { text } = file;
  const top = Math.max(ts.getShebang(text)?.length ?? 0, text.startsWith('\ufeff') ? 1 : 0);
  const comments = readTrivia(text, top, first.getStart(file)).filter(isComment);
  const own: readonly Range[] = ts.isImportDeclaration(first)
    ? []
    : attachedComments(readTrivia(text, top, first.getStart(file)), true);
  return comments.slice(0, comments.length - own.length).at(-1)?.end ?? top;
}
