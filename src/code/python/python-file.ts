import type { SyntaxNode, Tree } from '@lezer/common';

import { createLineIndex, spanOf, type RelPath, type Span } from '../../text/index.js';
import { mendPython } from './mend-python.js';

/** What parses Python; given in, because the library is loaded when it is first needed. */
export interface PythonParser {
  readonly parse: (text: string) => Tree;
}

/** A parsed Python file. Places of the tree are places of the text. */
export interface PythonFile {
  readonly path: RelPath;
  readonly text: string;
  readonly tree: Tree;
  readonly spanAt: (range: { readonly from: number; readonly to: number }) => Span;
}

/** Where a Python file does not parse. */
export interface BrokenPython {
  readonly problem: Span;
}

/**
 * Parses a Python file. The grammar does not know a few things that Python does; where the text as it stands does not
 * parse, it is tried again with those put in words of the same length.
 */
export function parsePython(parser: PythonParser, path: RelPath, text: string): PythonFile | BrokenPython {
  const index = createLineIndex(text);
  const spanAt: PythonFile['spanAt'] = ({ from, to }) => spanOf(path, index, [from, to]);
  // A byte order mark is no code; a space in its place would be an indentation.
  const code = text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text;
  const tree = parser.parse(code);
  if (firstError(tree) === undefined) return { path, text, tree, spanAt };
  const mended = parser.parse(mendPython(code));
  const error = firstError(mended);
  if (error === undefined) return { path, text, tree: mended, spanAt };
  return { problem: spanAt({ from: error, to: error }) };
}

function firstError(tree: Tree): number | undefined {
  let found: number | undefined;
  tree.iterate({
    enter: ({ type, from }) => {
      if (found === undefined && type.isError) found = from;
      return found === undefined;
    },
  });
  return found;
}

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The text of a node. */
export function textAt({ text }: PythonFile, { from, to }: { readonly from: number; readonly to: number }): string {
  return text.slice(from, to);
}

/** The statements of a body, without comments. */
export function statementsOf(node: SyntaxNode | null): readonly SyntaxNode[] {
  return node ? childrenOf(node).filter(({ name }) => name !== ':' && name !== 'Comment') : [];
}

// Whatever goes on longer is nothing that is looked for.
const longestPath = 8;

/** `os.environ.get` as its parts; `?` for each that is not a name. */
export function pathOf(file: PythonFile, node: SyntaxNode | null): readonly string[] {
  const parts: string[] = [];
  let at = node;
  while (at?.name === 'MemberExpression' && parts.length < longestPath) {
    const last: SyntaxNode | null = at.lastChild;
    parts.unshift(last?.name === 'PropertyName' ? textAt(file, last) : '?');
    at = at.firstChild;
  }
  return [at?.name === 'VariableName' ? textAt(file, at) : '?', ...parts];
}

/** What a string literal says, without its escapes undone; `undefined` for everything else, and for bytes and templates. */
export function stringOf(file: PythonFile, node: SyntaxNode | null | undefined): string | undefined {
  if (node?.name === 'ContinuedString') {
    const parts = childrenOf(node).map((part) => stringOf(file, part));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  if (node?.name === 'ParenthesizedExpression') return stringOf(file, childrenOf(node)[1]);
  if (node?.name !== 'String') return undefined;
  const [, prefix = '', quote = ''] = /^([A-Za-z]*)("""|'''|"|')/.exec(textAt(file, node)) ?? [];
  if (/b/i.test(prefix)) return undefined;
  return file.text.slice(node.from + prefix.length + quote.length, node.to - quote.length);
}
