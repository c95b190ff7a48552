import { locateDora, stripDora } from '../../render/index.js';
import type { RelPath } from '../../text/index.js';
import { matchLines } from './match-lines.js';

/** Where a line of a generated file belongs. Numbers count the lines of the made text without its stamp, from 0. */
export type LinePlace =
  /** In the stamp on top. */
  | { readonly kind: 'stamp' }
  /** A line of the text that is made now. */
  | { readonly kind: 'made'; readonly line: number }
  /** A line of the text that was made before, and is made no more. */
  | { readonly kind: 'earlier' }
  /** A line that no template ever made here. */
  | { readonly kind: 'person' };

/** A generated file as it stands, as it is made now, and as it was made last (where that is known). */
export interface StandingFile {
  readonly path: RelPath;
  readonly text: string;
  readonly made: string;
  readonly madeBefore: string | undefined;
}

/** The lines of a text as a reader counts them: without the one behind the last line feed. LF and CRLF end a line. */
export function linesOf(text: string): readonly string[] {
  return withoutReturns(text).replace(/\n$/, '').split('\n');
}

/** Where a line (from 0) of a file belongs. */
export function placeLine({ path, text, made, madeBefore }: StandingFile, line: number): LinePlace {
  const standing = withoutReturns(text);
  const block = locateDora(path, standing);
  const lineAt = (offset: number): number => standing.slice(0, offset).split('\n').length - 1;
  const stamp = block ? { first: lineAt(block.start), end: lineAt(block.end) } : { first: 0, end: 0 };
  if (line >= stamp.first && line < stamp.end) return { kind: 'stamp' };
  const own = line < stamp.first ? line : line - (stamp.end - stamp.first);
  const body = stripDora(path, standing);
  const now = matchLines(body, stripDora(path, withoutReturns(made)))[own];
  if (now !== undefined) return { kind: 'made', line: now };
  const before = madeBefore === undefined ? undefined : stripDora(path, withoutReturns(madeBefore));
  return before !== undefined && matchLines(body, before)[own] !== undefined ? { kind: 'earlier' } : { kind: 'person' };
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
