import type { ts } from 'ts-morph';
import type { ParsedModule } from './parsed-module.js';
import { isFirstOnLine } from './trivia.js';

/** How a person writes this file. Where the file gives no evidence: LF, single quotes, semicolons, two spaces, trailing commas. */
export interface ModuleStyle {
  readonly eol: '\n' | '\r\n';
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** One level of indentation. */
  readonly indent: string;
  /** Whether the last item of a literal that is written over several lines has a comma. */
  readonly trailingCommas: boolean;
  /** What stands between a brace and its content on one line: a space, or nothing. */
  readonly padding: ' ' | '';
}

// Votes for and against. The default wins a tie, so that what we add by default never turns the majority.
interface Votes {
  singleQuotes: number;
  semicolons: number;
  trailingCommas: number;
  padding: number;
}

/** Detects the style of a file by majority. Text written in the detected style never changes what is detected. */
export function detectStyle(module: ParsedModule): ModuleStyle {
  const votes = countVotes(module);
  const crlf = module.text.match(/\r\n/g)?.length ?? 0;
  const lf = (module.text.match(/\n/g)?.length ?? 0) - crlf;
  return {
    eol: crlf > lf ? '\r\n' : '\n',
    quote: votes.singleQuotes < 0 ? '"' : "'",
    semicolons: votes.semicolons >= 0,
    indent: detectIndent(module.text),
    trailingCommas: votes.trailingCommas >= 0,
    padding: votes.padding < 0 ? '' : ' ',
  };
}

function countVotes(module: ParsedModule): Votes {
  const { ts, file, text } = module;
  const votes: Votes = { singleQuotes: 0, semicolons: 0, trailingCommas: 0, padding: 0 };
  const stack: ts.Node[] = [file];
  const visit = (node: ts.Node): void => {
    stack.push(node);
  };
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (ts.isStringLiteral(node)) votes.singleQuotes += quoteVote(text[node.end - 1], node.text);
    else if (endsStatement(ts, node)) votes.semicolons += text[node.end - 1] === ';' ? 1 : -1;
    else if (ts.isArrayLiteralExpression(node)) votes.trailingCommas += commaVote(text, node.elements, node.end);
    else if (ts.isObjectLiteralExpression(node))
      countBraces(votes, text, { items: node.properties, end: node.end, start: node.getStart(file) });
    else if (ts.isNamedImports(node))
      countBraces(votes, text, { items: node.elements, end: node.end, start: node.getStart(file) });
    ts.forEachChild(node, visit);
  }
  return votes;
}

function endsStatement(ts: ParsedModule['ts'], node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isVariableStatement(node) ||
    ts.isExpressionStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isExportDeclaration(node)
  );
}

// A literal that holds a quotation mark is often written in the other quotes only to avoid a backslash.
function quoteVote(quote: string | undefined, value: string): number {
  if (value.includes("'") || value.includes('"')) return 0;
  return quote === "'" ? 1 : -1;
}

function countBraces(
  votes: Votes,
  text: string,
  list: { readonly items: ts.NodeArray<ts.Node>; readonly start: number; readonly end: number },
): void {
  votes.trailingCommas += commaVote(text, list.items, list.end);
  if (list.items.length > 0 && !/[\r\n]/.test(text.slice(list.start, list.end)))
    votes.padding += text[list.start + 1] === ' ' ? 1 : -1;
}

function commaVote(text: string, items: ts.NodeArray<ts.Node>, end: number): number {
  const last = items.at(-1);
  if (!last || !isFirstOnLine(text, end - 1)) return 0;
  return items.hasTrailingComma ? 1 : -1;
}

function detectIndent(text: string): string {
  const whites = [...text.matchAll(/^([ \t]*)[^\s*]/gm)].map(([, white = '']) => white);
  const tabs = whites.filter((white) => white.startsWith('\t')).length;
  const spaced = whites.filter((white) => white.startsWith(' ')).length;
  return tabs > spaced ? '\t' : ' '.repeat(commonStep(whites));
}

// The step that lines most often go in by; ties go to the smaller.
function commonStep(whites: readonly string[]): number {
  const counts = new Map<number, number>();
  whites.forEach((white, row) => {
    const step = white.length - (whites[row - 1] ?? '').length;
    if (step > 1 && step <= 8 && !white.includes('\t')) counts.set(step, (counts.get(step) ?? 0) + 1);
  });
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best?.[0] ?? 2;
}
