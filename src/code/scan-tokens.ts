import type { ts } from 'ts-morph';
import type { TypeScript } from './load-typescript.js';
import type { Range } from './trivia.js';

/** A token or comment with its exact text. */
export interface Token extends Range {
  readonly text: string;
  readonly kind: ts.SyntaxKind;
  readonly isComment: boolean;
}

/** The tokens and comments of a text as parallel lists of numbers: a large file has too many for an object each. */
export interface TokenTable {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly kinds: readonly ts.SyntaxKind[];
}

/**
 * All tokens and comments of a node, in order; of the whole text when the node is the file. What a scanner alone cannot
 * tell apart (a regular expression from a division, template and JSX text from code) is taken from the syntax tree.
 */
export function scanTokens(ts: TypeScript, file: ts.SourceFile, node: ts.Node): TokenTable {
  const [start, end] = node === file ? [0, file.text.length] : [node.getStart(file), node.end];
  const fromTree = literalsOfTree(ts, file, node);
  const scanner = ts.createScanner(
    ts.ScriptTarget.ESNext,
    false,
    file.languageVariant,
    file.text,
    undefined,
    start,
    end - start,
  );
  const starts: number[] = [];
  const ends: number[] = [];
  const kinds: ts.SyntaxKind[] = [];
  for (let offset = start; offset < end; offset = scanner.getTokenEnd()) {
    const literal = fromTree.get(offset);
    if (literal) scanner.resetTokenState(literal.end);
    const kind = literal ? literal.kind : scanner.scan();
    if (kind === ts.SyntaxKind.EndOfFileToken) break;
    if (kind === ts.SyntaxKind.WhitespaceTrivia || kind === ts.SyntaxKind.NewLineTrivia) continue;
    starts.push(offset);
    ends.push(scanner.getTokenEnd());
    kinds.push(kind);
  }
  return { starts, ends, kinds };
}

/** The token with an index of a table, with its text. */
export function tokenAt(
  { ts, text }: { readonly ts: TypeScript; readonly text: string },
  table: TokenTable,
  index: number,
): Token {
  const [start, end, kind] = [
    table.starts[index] ?? 0,
    table.ends[index] ?? 0,
    table.kinds[index] ?? ts.SyntaxKind.Unknown,
  ];
  return { start, end, kind, text: text.slice(start, end), isComment: isTrivia(ts, kind) };
}

function isTrivia(ts: TypeScript, kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstTriviaToken && kind <= ts.SyntaxKind.LastTriviaToken;
}

function literalsOfTree(
  ts: TypeScript,
  file: ts.SourceFile,
  root: ts.Node,
): ReadonlyMap<number, Pick<Token, 'end' | 'kind'>> {
  const literals = new Map<number, Pick<Token, 'end' | 'kind'>>();
  const stack = [root];
  const visit = (node: ts.Node): void => {
    stack.push(node);
  };
  // A text with syntax errors has literals of no width, which would hold up the scanner for ever.
  const add = (start: number, { end, kind }: ts.Node): void => {
    if (end > start) literals.set(start, { end, kind });
  };
  // A stack of its own: a chain of ten thousand `+` nests as deep in the tree and would exhaust the call stack.
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (ts.isJsxText(node)) add(node.pos, node);
    else if (ts.isRegularExpressionLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      add(node.getStart(file), node);
    else if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer))
      add(node.initializer.getStart(file), node.initializer);
    ts.forEachChild(node, visit);
  }
  return literals;
}
