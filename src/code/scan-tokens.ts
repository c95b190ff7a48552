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
  if (node !== file)
    return scan(ts, file, { start: node.getStart(file), end: node.end, fromTree: literalsOfTree(ts, file, node) });
  const all = { start: 0, end: file.text.length };
  const table = scan(ts, file, { ...all, fromTree: new Map() });
  const ambiguous = ambiguousKinds(ts, file);
  return table.kinds.some((kind) => ambiguous.includes(kind))
    ? scan(ts, file, { ...all, fromTree: literalsOfTree(ts, file, file) })
    : table;
}

// Every literal that only the tree can tell is scanned, at its start, as one of these, or comes behind one: up to the first of
// them a scanner alone is right, and so it is for the whole text of a file that has none.
function ambiguousKinds({ SyntaxKind, LanguageVariant }: TypeScript, file: ts.SourceFile): readonly ts.SyntaxKind[] {
  const kinds = [SyntaxKind.SlashToken, SyntaxKind.SlashEqualsToken, SyntaxKind.TemplateHead];
  return file.languageVariant === LanguageVariant.JSX ? [...kinds, SyntaxKind.LessThanToken] : kinds;
}

interface Part extends Range {
  readonly fromTree: ReadonlyMap<number, Pick<Token, 'end' | 'kind'>>;
}

function scan(ts: TypeScript, file: ts.SourceFile, { start, end, fromTree }: Part): TokenTable {
  const { EndOfFileToken, WhitespaceTrivia, NewLineTrivia } = ts.SyntaxKind;
  const { ESNext } = ts.ScriptTarget;
  const scanner = ts.createScanner(ESNext, false, file.languageVariant, file.text, undefined, start, end - start);
  const starts: number[] = [];
  const ends: number[] = [];
  const kinds: ts.SyntaxKind[] = [];
  const hasLiterals = fromTree.size > 0;
  for (let offset = start; offset < end; offset = scanner.getTokenEnd()) {
    const literal = hasLiterals ? fromTree.get(offset) : undefined;
    if (literal) scanner.resetTokenState(literal.end);
    const kind = literal ? literal.kind : scanner.scan();
    if (kind === EndOfFileToken) break;
    if (kind === WhitespaceTrivia || kind === NewLineTrivia) continue;
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

function literalsOfTree(ts: TypeScript, file: ts.SourceFile, root: ts.Node): Part['fromTree'] {
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
