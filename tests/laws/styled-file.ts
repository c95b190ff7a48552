import fc from 'fast-check';
import ts from 'typescript';

import { leavesOf } from './pieces.js';

/* Other ways to write the same code: what a person, an editor or a formatter may make of a file without changing what it does. */

/** One change of how a file is written; gives the text back as it is where there is nothing to change. */
export interface Restyling {
  readonly name: string;
  readonly apply: (path: string, text: string) => string;
}

/** A few changes of style, in the order in which they are made. */
export const restylings: fc.Arbitrary<readonly Restyling[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: atSome('block comment', (tokens) => tokens.slice(0, -1).map(insertionAt('/* mine */'))) },
    { weight: 2, arbitrary: atSome('comment that ends a line', (tokens) => lineEnds(tokens, ' // mine')) },
    { weight: 2, arbitrary: atSome('comment on a line', (tokens, eol) => lineEnds(tokens, `${eol}// mine`)) },
    { weight: 2, arbitrary: atSome('blank line', (tokens, eol) => lineEnds(tokens, eol)) },
    { weight: 2, arbitrary: atSome('trailing comma', trailingCommas) },
    { weight: 2, arbitrary: atSome('swapped items', swaps) },
    fc.constant(always('other quotes', withOtherQuotes)),
    fc.constant(always('CRLF', (text) => text.replaceAll(/\r?\n/g, '\r\n'))),
    fc.constant(always('LF', (text) => text.replaceAll('\r\n', '\n'))),
    fc.constant(
      always('tabs', (text) => text.replaceAll(/^(?: {2})+(?! ?\*)/gm, (white) => '\t'.repeat(white.length / 2))),
    ),
    fc.constant(always('wide', (text) => text.replaceAll(/^(?: {2})+(?! ?\*)/gm, (white) => white + white))),
    fc.constant(always('byte order mark', (text) => (text.startsWith('\ufeff') ? text : `\ufeff${text}`))),
    fc.constant(always('no final line end', (text) => text.replace(/\s+$/, ''))),
  ),
  { maxLength: 5 },
);

/** The text that changes of style make, one after the other; a change that would break the file is left out. */
export function restyled(path: string, text: string, changes: readonly Restyling[]): string {
  return changes.reduce((current, { apply }) => {
    const next = apply(path, current);
    return parses(path, next) ? next : current;
  }, text);
}

/** Whether a text is free of syntax errors. */
export function parses(path: string, text: string): boolean {
  const { parseDiagnostics } = parse(path, text) as unknown as { readonly parseDiagnostics: readonly unknown[] };
  return parseDiagnostics.length === 0;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A token, and the white space and comments up to the next one. */
interface Leaf {
  readonly node: ts.Node;
  readonly end: number;
  readonly gap: string;
}

type Places = (tokens: readonly Leaf[], eol: string, file: ts.SourceFile) => readonly (readonly Splice[])[];

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
}

function always(name: string, change: (text: string, path: string) => string): Restyling {
  return { name, apply: (path, text) => change(text, path) };
}

// One of the places where a change can be made, by number.
function atSome(name: string, places: Places): fc.Arbitrary<Restyling> {
  return fc.nat({ max: 100_000 }).map((seed) => ({
    name,
    apply: (path, text) => {
      const file = parse(path, text);
      const all = places(tokensOf(file), text.includes('\r\n') ? '\r\n' : '\n', file);
      return spliced(text, all[seed % Math.max(all.length, 1)] ?? []);
    },
  }));
}

function spliced(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end), text);
}

function tokensOf(file: ts.SourceFile): readonly Leaf[] {
  const nodes = leavesOf(file).filter((node) => node.end > node.getStart(file));
  return nodes.map((node, index) => ({
    node,
    end: node.end,
    gap: file.text.slice(node.end, nodes[index + 1]?.getStart(file) ?? file.text.length),
  }));
}

function insertionAt(text: string): (leaf: Leaf) => readonly Splice[] {
  return ({ end }) => [{ start: end, end, text }];
}

// Where a line ends between two tokens, and no comment stands before its end.
function lineEnds(tokens: readonly Leaf[], text: string): readonly (readonly Splice[])[] {
  return tokens.filter(({ node, gap }) => /^[ \t]*\r?\n/.test(gap) && !ts.isJsxText(node)).map(insertionAt(text));
}

function trailingCommas(_: readonly Leaf[], __: string, file: ts.SourceFile): readonly (readonly Splice[])[] {
  return literalsOf(file).flatMap(({ items }) => {
    const last = items.at(-1);
    if (!last) return [];
    if (!items.hasTrailingComma) return [[{ start: last.end, end: last.end, text: ',' }]];
    const comma = file.text.indexOf(',', last.end);
    return file.text.slice(last.end, comma).trim() === '' ? [[{ start: comma, end: comma + 1, text: '' }]] : [];
  });
}

function swaps(_: readonly Leaf[], __: string, file: ts.SourceFile): readonly (readonly Splice[])[] {
  return literalsOf(file).flatMap(({ items }) =>
    items.slice(1).map((item, index) => {
      const before = items[index] ?? item;
      const [one, other] = [before, item].map((node) => ({ start: node.getStart(file), end: node.end }));
      if (!one || !other) return [];
      return [
        { ...one, text: file.text.slice(other.start, other.end) },
        { ...other, text: file.text.slice(one.start, one.end) },
      ];
    }),
  );
}

function literalsOf(file: ts.SourceFile): readonly { readonly items: ts.NodeArray<ts.Node> }[] {
  const found: { readonly items: ts.NodeArray<ts.Node> }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node)) found.push({ items: node.elements });
    else if (ts.isObjectLiteralExpression(node)) found.push({ items: node.properties });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function withOtherQuotes(text: string, path: string): string {
  const file = parse(path, text);
  const strings = tokensOf(file).filter(({ node }) => ts.isStringLiteral(node) && !ts.isJsxAttribute(node.parent));
  const plain = strings.filter(({ node, end }) => !/['"\\]/.test(text.slice(node.getStart(file) + 1, end - 1)));
  const splices = plain.map(({ node, end }) => {
    const start = node.getStart(file);
    const quote = text[start] === '"' ? "'" : '"';
    return { start, end, text: `${quote}${text.slice(start + 1, end - 1)}${quote}` };
  });
  return spliced(text, splices);
}
