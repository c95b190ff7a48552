const printableAscii = /^[\u0020-\u007e]*$/;
const zeroWidth = /^[\p{Mn}\p{Me}]$/u;
// East Asian Wide and Fullwidth blocks (Unicode UAX #11) and what is drawn as a picture without being asked to.
const doubleWidth =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;

/** How many terminal columns a text without control characters takes. Right for letters, CJK, accents and single emoji. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (zeroWidth.test(character)) return 0;
  return doubleWidth.test(character) ? 2 : 1;
}
