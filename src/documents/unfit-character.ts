/** A character that no contract may hold, as people know it: `U+0007`, and where it stands. */
export interface UnfitCharacter {
  readonly character: string;
  readonly offset: number;
}

// What YAML's c-printable leaves out: control characters but tab and line ends, halves of surrogate pairs, non-characters.
const never = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\p{Surrogate}\\ufffe\\uffff';
// What readers take for a line end or not, what shows a text in another order, and byte order marks inside.
const unseen = '\\u0085\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069';
const inValue = new RegExp(`[${never}]`, 'u');
const inText = new RegExp(`[${never}${unseen}]|\\r(?!\\n)|(?<!^)\\ufeff`, 'u');

/** The first character of a text that may not stand in it as it is. */
export function unfitInText(text: string): UnfitCharacter | undefined {
  return found(inText.exec(text));
}

/** The first character of a value that may not stand in it, even written as an escape. */
export function unfitInValue(value: string): UnfitCharacter | undefined {
  return found(inValue.exec(value));
}

function found(match: RegExpExecArray | null): UnfitCharacter | undefined {
  if (!match) return undefined;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { character: `U+${code}`, offset: match.index };
}
