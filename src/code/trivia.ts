/** A range of a text in UTF-16 offsets; `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A piece of what stands between two tokens. White space inside a line is left out. */
export interface TriviaPiece extends Range {
  readonly kind: 'newline' | 'line-comment' | 'block-comment' | 'comma';
}

const pieceAt =
  /[ \t\f\v\u00a0\ufeff]*(?:(\r\n|[\n\r\u2028\u2029])|(\/\/[^\n\r\u2028\u2029]*)|(\/\*[\s\S]*?\*\/)|(,))/y;

/** The new lines, comments and commas from `from` up to `to` or to the first other token, whichever comes first. */
export function readTrivia(text: string, from: number, to: number): readonly TriviaPiece[] {
  const pieces: TriviaPiece[] = [];
  let offset = from;
  while (offset < to) {
    pieceAt.lastIndex = offset;
    const match = pieceAt.exec(text);
    if (!match || pieceAt.lastIndex > to) break;
    offset = pieceAt.lastIndex;
    const [, newline, line, block, comma] = match;
    const length = (newline ?? line ?? block ?? comma ?? '').length;
    pieces.push({ kind: kindOf(newline, line, block), start: offset - length, end: offset });
  }
  return pieces;
}

function kindOf(newline: string | undefined, line: string | undefined, block: string | undefined): TriviaPiece['kind'] {
  if (newline !== undefined) return 'newline';
  if (line !== undefined) return 'line-comment';
  return block === undefined ? 'comma' : 'block-comment';
}

/** True for the two kinds of comment. */
export function isComment(piece: TriviaPiece): boolean {
  return piece.kind === 'line-comment' || piece.kind === 'block-comment';
}

/** True when a line ends among the pieces, outside of block comments. */
export function hasNewline(pieces: readonly TriviaPiece[]): boolean {
  return pieces.some((piece) => piece.kind === 'newline');
}

/** The pieces before the first new line: what stands on the same line. All of them when there is no new line. */
export function onSameLine(pieces: readonly TriviaPiece[]): readonly TriviaPiece[] {
  const newline = pieces.findIndex((piece) => piece.kind === 'newline');
  return newline < 0 ? pieces : pieces.slice(0, newline);
}

/**
 * The comments that belong to what follows: those after the last blank line, and not on the line of the token before.
 * At the top of a file (`atTop`) there is no token before.
 */
export function attachedComments(pieces: readonly TriviaPiece[], atTop = false): readonly TriviaPiece[] {
  const own = hasNewline(pieces) && !atTop ? pieces.slice(onSameLine(pieces).length) : pieces;
  const blank = own.findLastIndex((piece, index) => piece.kind === 'newline' && own[index + 1]?.kind === 'newline');
  return own.slice(blank + 1).filter(isComment);
}

/** Where the line of a token that ends at `end` ends, its trailing comments included; `end` itself when code follows. */
export function endOfLine(text: string, end: number): number {
  const pieces = readTrivia(text, end, text.length);
  const same = onSameLine(pieces).filter((piece) => piece.kind !== 'comma');
  const last = same.at(-1)?.end ?? end;
  return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(last, last + 200)) ? last : end;
}

/** The white space that the line of `offset` begins with. */
export function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** True when only white space stands before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

// Walks back by hand: searching for a CR that the file does not have would read the whole text for every question.
function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !endsLine(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function endsLine(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff;
}
