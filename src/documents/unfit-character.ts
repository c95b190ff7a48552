/** A character that no contract may hold, as people know it: `U+0007`, and where it stands. */
export interface UnfitCharacter {
  readonly character: string;
  readonly offset: number;
}

// What YAML's c-printable leaves out: control characters but tab and line ends, halves of surrogate pairs, non-characters.
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\p{Surrogate}\ufffe\uffff]/u;

/** The first character of a text that YAML does not allow, however it is written. */
export function unfitCharacter(text: string): UnfitCharacter | undefined {
  const match = unfit.exec(text);
  if (!match) return undefined;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { character: `U+${code}`, offset: match.index };
}
