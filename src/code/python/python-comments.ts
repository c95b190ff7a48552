import type { PythonFile } from './python-file.js';

/** A comment with its place; `indent` is the text before it on its line, where that is nothing but space. */
export interface PythonComment {
  readonly from: number;
  readonly to: number;
  readonly indent: string | undefined;
}

/** All comments of a file, in the order of the text. */
export function commentsOf({ tree, text }: PythonFile): readonly PythonComment[] {
  const comments: PythonComment[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Comment') comments.push({ from, to, indent: indentAt(text, from) });
    },
  });
  return comments;
}

/** The space that a line starts with, up to a place in it; `undefined` when there is more than space. */
function indentAt(text: string, at: number): string | undefined {
  let start = at;
  while (start > 0 && /[ \t\f]/.test(text.charAt(start - 1))) start -= 1;
  return start === 0 || /[\r\n\uFEFF]/.test(text.charAt(start - 1)) ? text.slice(start, at) : undefined;
}

/**
 * The comments on and in a definition: directly above it at its own indentation, within it, and below it where they are
 * indented deeper, because they end its body.
 */
export function commentsAround(
  { text }: PythonFile,
  comments: readonly PythonComment[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly PythonComment[] {
  const indent = indentAt(text, from) ?? '';
  const isApart = (start: number, end: number): boolean => text.slice(start, end).trim() !== '';
  let first = firstFrom(comments, from);
  for (let at = from; first > 0; first -= 1) {
    const above = comments[first - 1];
    if (above?.indent !== indent || isApart(above.to, at)) break;
    at = above.from;
  }
  let end = firstFrom(comments, to);
  for (let at = to; end < comments.length; end += 1) {
    const below = comments[end];
    if (!below || (below.indent ?? '').length <= indent.length || isApart(at, below.from)) break;
    at = below.to;
  }
  return comments.slice(first, end);
}

function firstFrom(comments: readonly PythonComment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.from ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
