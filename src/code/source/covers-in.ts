/** The texts of the `@covers` tags in a comment or docstring: quoted, or all of the rest of the line. */
export function coversIn(comment: string): readonly string[] {
  return [...comment.matchAll(/@covers[ \t:]+(?:"([^"\r\n]*)"|'([^'\r\n]*)'|`([^`\r\n]*)`|([^"'`\s][^\r\n]*))/g)]
    .map(([, double, single, back, bare]) => (double ?? single ?? back ?? bare?.replace(/\*\/\s*$/, '') ?? '').trim())
    .filter((text) => text !== '');
}
