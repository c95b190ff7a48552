import type { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/index.js';
import { createLineIndex, spanOf } from '../text/index.js';
import type { RelPath } from '../text/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import type { TypeScript } from './load-typescript.js';
import type { ModuleSource } from './module-edit.js';
import type { Range } from './trivia.js';

/** A source text with its syntax tree; `problem` is the first syntax error, if any. */
export interface ParsedModule {
  readonly ts: TypeScript;
  readonly path: RelPath;
  readonly text: string;
  readonly file: ts.SourceFile;
  readonly problem?: SyntaxProblem;
}

/** What the parser says and where, in UTF-16 offsets. */
export interface SyntaxProblem extends Range {
  readonly message: string;
}

type Place = Pick<Diagnostic, 'file' | 'span'>;

/** Parses in memory; touches no disk, resolves no import, binds and checks nothing. */
export function parseModule(ts: TypeScript, source: ModuleSource): ParsedModule {
  const options = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const file = ts.createSourceFile(source.path, source.text, options);
  const [first] = syntaxErrors(file);
  const parsed = { ts, path: source.path, text: source.text, file };
  if (!first) return parsed;
  const start = first.start ?? 0;
  return {
    ...parsed,
    problem: {
      start,
      end: start + (first.length ?? 0),
      message: ts.flattenDiagnosticMessageText(first.messageText, ' '),
    },
  };
}

/** The first line of what a node is, for messages: white space folded, at most 60 characters. */
export function excerptOf(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.length > 60 ? `${folded.slice(0, 57)}...` : folded;
}

/** `file` and `span` of a diagnostic about a node of the module. */
export function placeOf(module: ParsedModule, node: ts.Node): Place {
  return placeOfRange(module, rangeOf(module, node));
}

/** `file` and `span` of a diagnostic about a range of the module. */
export function placeOfRange(module: ParsedModule, { start, end }: Range): Place {
  return { file: module.path, span: spanOf(module.path, createLineIndex(module.text), [start, end]) };
}

/** Says that the module has a syntax error, and where. */
export function syntaxDiagnostic(module: ParsedModule, problem: SyntaxProblem): Diagnostic {
  return codeDiagnostics.create('does-not-parse', { problem: problem.message }, placeOfRange(module, problem));
}

/** The range of a node without its leading comments and white space. */
export function rangeOf(module: ParsedModule, node: ts.Node): Range {
  return { start: node.getStart(module.file), end: node.end };
}

// The parser keeps its errors on a property that the published types leave out; the public way to them builds a whole
// program. Absence means another compiler than the one this was written for, and must not pass as "no errors".
function syntaxErrors(file: ts.SourceFile): readonly ts.Diagnostic[] {
  if (!('parseDiagnostics' in file) || !Array.isArray(file.parseDiagnostics))
    throw new Error('the TypeScript parser no longer reports its syntax errors');
  const errors: readonly ts.Diagnostic[] = file.parseDiagnostics;
  return errors;
}
