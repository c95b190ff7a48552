/** A word or a sign of a text, and the line it stands on, from 1. */
export interface TextToken {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
}

/** The words and signs of a text without its white space; a row of dashes, which tables stretch, is one sign. */
export function tokensOf(text: string): readonly TextToken[] {
  const tokens: TextToken[] = [];
  let line = 1;
  for (const { 0: found, index: offset } of text.matchAll(/\n|[\p{L}\p{N}_$]+|-+|[^\s]/gu)) {
    if (found === '\n') line += 1;
    else tokens.push({ text: found, offset, line });
  }
  return tokens;
}
