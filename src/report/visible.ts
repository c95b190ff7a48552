// Control, format (bidirectional overrides, zero-width, tags), lone surrogates, line separators, noncharacters: whatever a
// terminal obeys or a reader cannot see.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

const shortNames: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * The text on one line with every invisible character written out: a line feed as `\n`, an escape as `\u001b`, a
 * right-to-left override as `\u202e`. A contract can so neither steer a terminal nor forge a line of the report.
 */
export function visible(text: string): string {
  return text.replace(invisible, (character) => shortNames[character] ?? escapeOf(character));
}

/** The lines of a text (LF or CRLF), each made {@link visible} but for its tabs, which are kept: they can be pasted. */
export function visibleLines(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.split('\t').map(visible).join('\t'));
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
