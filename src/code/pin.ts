import type { ts } from 'ts-morph';
import type { ParsedModule } from './parsed-module.js';
import { attachedComments, hasNewline, isComment, onSameLine, readTrivia } from './trivia.js';
import type { Range } from './trivia.js';

/** True when one of the comments is `l9gen:keep`: what it speaks of is left as it is. */
export function hasPin(text: string, comments: readonly Range[]): boolean {
  return comments.some(({ start, end }) => /^\/[/*]\s*l9gen:keep\b/.test(text.slice(start, end)));
}

/** True when an entry is pinned by a comment of its own or by one that ends the line of its opening brace. */
export function isPinned(
  { text, file }: ParsedModule,
  object: ts.ObjectLiteralExpression,
  comments: readonly Range[],
): boolean {
  const open = object.getStart(file) + 1;
  const inside = readTrivia(text, open, object.properties[0]?.getStart(file) ?? object.end - 1);
  return hasPin(text, hasNewline(inside) ? [...comments, ...onSameLine(inside).filter(isComment)] : comments);
}

/** True when a statement is pinned by a comment right above it or behind it on its line. */
export function isPinnedStatement({ text, file }: ParsedModule, statement: ts.Statement): boolean {
  const above = attachedComments(readTrivia(text, statement.pos, statement.getStart(file)), statement.pos <= 1);
  const behind = onSameLine(readTrivia(text, statement.end, text.length)).filter(isComment);
  return hasPin(text, [...above, ...behind]);
}
