import type { ts } from 'ts-morph';
import { applyEdits, relPath } from '../text/index.js';
import type { TextEdit } from '../text/index.js';
import type { ModuleStyle } from './detect-style.js';
import type { TypeScript } from './load-typescript.js';
import { parseModule } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { scanTokens, tokenAt } from './scan-tokens.js';
import type { Token } from './scan-tokens.js';

/** Local names that stand in for wanted ones because the module imports the thing under another name. */
export type Renames = ReadonlyMap<string, string>;

/** A wanted expression: `tokens` for comparison, and its text for a file of a given style. */
export interface WantedExpression {
  readonly tokens: readonly string[];
  readonly render: (style: ModuleStyle, indent: string) => string;
}

/** Parses the text of one expression. Throws when it is anything else: callers make this text, documents never do. */
export function parseExpression(ts: TypeScript, code: string, renames: Renames = new Map()): WantedExpression {
  const written = parseOne(ts, code);
  const parsed = renames.size === 0 ? written : parseOne(ts, renamed(written, renames));
  const tokens = tokensOf(parsed.module, parsed.node);
  return {
    tokens: comparable(ts, tokens),
    render: (style, indent) => renderTokens(parsed, tokens, { style, indent }),
  };
}

/** The tokens of a node of a module as {@link WantedExpression} has them: equal ones mean the same whatever their style. */
export function comparableTokens(module: ParsedModule, node: ts.Node): readonly string[] {
  return comparable(module.ts, tokensOf(module, node));
}

/** A string literal in the wanted quotes, or in the others when that saves a backslash. */
export function quoted(value: string, quote: ModuleStyle['quote']): string {
  const other = quote === "'" ? '"' : "'";
  const use = value.includes(quote) && !value.includes(other) ? other : quote;
  const body = JSON.stringify(value).slice(1, -1);
  return use === '"' ? `"${body}"` : `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** True for a text that can name a binding: an identifier that is no reserved word. */
export function isBindingName(ts: TypeScript, name: string): boolean {
  const kind = kindOfWord(ts, name);
  return (
    kind === ts.SyntaxKind.Identifier ||
    (kind > ts.SyntaxKind.LastFutureReservedWord &&
      kind <= ts.SyntaxKind.LastKeyword &&
      kind !== ts.SyntaxKind.AwaitKeyword)
  );
}

/** True for a text that can name a member or an export: an identifier or any word of the language. */
export function isWord(ts: TypeScript, name: string): boolean {
  const kind = kindOfWord(ts, name);
  return (
    kind >= ts.SyntaxKind.Identifier && kind <= ts.SyntaxKind.LastKeyword && kind !== ts.SyntaxKind.PrivateIdentifier
  );
}

function kindOfWord(ts: TypeScript, name: string): ts.SyntaxKind {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, ts.LanguageVariant.Standard, name);
  const kind = scanner.scan();
  return scanner.getTokenEnd() === name.length ? kind : ts.SyntaxKind.Unknown;
}

interface ParsedExpression {
  readonly module: ParsedModule;
  readonly node: ts.Expression;
}

function parseOne(ts: TypeScript, code: string): ParsedExpression {
  // A line break before the parenthesis keeps a line comment at the end of the code from hiding it.
  const module = parseModule(ts, { path: relPath('expression.ts'), text: `(${code}\n)` });
  const [statement, ...more] = module.file.statements;
  const outer = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  const isWhole = outer && ts.isParenthesizedExpression(outer) && outer.end === module.text.length && more.length === 0;
  if (module.problem || !isWhole || isSequence(ts, outer.expression))
    throw new Error(`not one TypeScript expression: ${code}`);
  return { module, node: outer.expression };
}

function isSequence(ts: TypeScript, node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
}

function renamed({ module, node }: ParsedExpression, renames: Renames): string {
  const { ts, file, text } = module;
  const edits: TextEdit[] = [];
  const visit = (child: ts.Node, parent: ts.Node): void => {
    const local = ts.isIdentifier(child) && !isMemberName(ts, child, parent) ? renames.get(child.text) : undefined;
    if (local !== undefined && ts.isShorthandPropertyAssignment(parent))
      edits.push({ start: child.end, end: child.end, text: `: ${local}` });
    else if (local !== undefined) edits.push({ start: child.getStart(file), end: child.end, text: local });
    ts.forEachChild(child, (next) => {
      visit(next, child);
    });
  };
  visit(node, file);
  const result = applyEdits(text, edits);
  if (typeof result !== 'string') throw new Error('two references at one place');
  return result.slice(1, -2);
}

function isMemberName(ts: TypeScript, name: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name;
  return (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === name;
}

function tokensOf({ ts, file, text }: ParsedModule, node: ts.Node): readonly Token[] {
  const table = scanTokens(ts, file, node);
  return table.starts.map((_, index) => tokenAt({ ts, text }, table, index));
}

function comparable(ts: TypeScript, tokens: readonly Token[]): readonly string[] {
  const code = tokens.filter((token) => !token.isComment);
  const isTrailingComma = (index: number): boolean =>
    code[index]?.kind === ts.SyntaxKind.CommaToken && /^[\])}]$/.test(code[index + 1]?.text ?? '');
  return code
    .filter((_, index) => !isTrailingComma(index))
    .map((token) => (token.kind === ts.SyntaxKind.StringLiteral ? JSON.stringify(valueOf(ts, token)) : token.text));
}

function valueOf(ts: TypeScript, literal: Token): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, literal.text);
  scanner.scan();
  return scanner.getTokenValue();
}

function renderTokens(
  { module, node }: ParsedExpression,
  tokens: readonly Token[],
  place: { readonly style: ModuleStyle; readonly indent: string },
): string {
  const { ts, file, text } = module;
  let result = '';
  let offset = node.getStart(file);
  for (const token of tokens) {
    result += reindented(text.slice(offset, token.start), place);
    const isForeignQuote = token.kind === ts.SyntaxKind.StringLiteral && !token.text.startsWith(place.style.quote);
    result += isForeignQuote
      ? quoted(valueOf(ts, token), place.style.quote)
      : token.text.replaceAll(/\r\n|\n/g, place.style.eol);
    offset = token.end;
  }
  return result;
}

// Callers write continuation lines with two spaces for each level, counted from the property that the code belongs to.
function reindented(
  white: string,
  { style, indent }: { readonly style: ModuleStyle; readonly indent: string },
): string {
  return white
    .replaceAll(/\r\n|\n/g, '\n')
    .replaceAll(
      /\n( *)/g,
      (_, spaces: string) => style.eol + indent + style.indent.repeat(Math.floor(spaces.length / 2)),
    );
}
