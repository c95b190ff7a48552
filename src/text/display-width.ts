const printableAscii = /^[\u0020-\u007e]*$/;
const zeroWidth = /^[\p{Mn}\p{Me}]$/u;
// East Asian Wide and Fullwidth blocks (Unicode UAX #11) and what is drawn as a picture without being asked to.
const doubleWidth =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18d8f}\u{1aff0}-\u{1b2fb}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]$/u;
// A flag, a skin tone, a keycap: several characters that are drawn as one picture.
const emoji = new RegExp('\\p{RGI_Emoji}', 'gv');

/** How many terminal columns a text without control characters takes. Right for letters, CJK, accents and emoji. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  const rest = text.replace(emoji, '');
  let width = 2 * (text.match(emoji)?.length ?? 0);
  for (const character of rest) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (zeroWidth.test(character)) return 0;
  return doubleWidth.test(character) ? 2 : 1;
}
