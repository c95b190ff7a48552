// What JSON.stringify leaves as it is although a terminal or an editor obeys it; it can only stand inside JSON strings.
const rawInvisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Indented JSON, ending in a line feed, that is safe to print: invisible characters are written as `\uXXXX`, same value. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(rawInvisible, (character) => (character === '\n' ? character : escapeUnits(character)))}\n`;
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
