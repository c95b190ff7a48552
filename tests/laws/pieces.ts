import ts from 'typescript';

/** A token or a comment of a file. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'token' | 'string' | 'line comment' | 'block comment';
}

/** All tokens and comments, read from the syntax tree alone: another way than the product's, which asks a scanner. */
export function piecesOf(path: string, text: string): readonly Piece[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const pieces: Piece[] = [];
  let from = 0;
  for (const node of leavesOf(file)) {
    const start = ts.isJsxText(node) ? node.pos : node.getStart(file);
    pieces.push(...commentsIn(text, from, start));
    from = node.end;
    if (node.end > start)
      pieces.push({
        start,
        end: from,
        text: text.slice(start, from),
        kind: ts.isStringLiteral(node) ? 'string' : 'token',
      });
  }
  return pieces;
}

/** The nodes without children, in order; the last is the end of the file. */
export function leavesOf(file: ts.SourceFile): readonly ts.Node[] {
  const leaves: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
    if (children.length > 0) children.forEach(visit);
    else if (node.kind !== ts.SyntaxKind.SyntaxList) leaves.push(node);
  };
  visit(file);
  return leaves;
}

// Between two tokens there is nothing but white space and comments.
function commentsIn(text: string, start: number, end: number): readonly Piece[] {
  return [...text.slice(start, end).matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*|^#![^\r\n]*/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: match[0],
    kind: match[0].startsWith('/*') ? 'block comment' : 'line comment',
  }));
}
