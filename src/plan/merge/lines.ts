/** One line of a text: its content and the line end behind it (`''` for a last line without one). */
export interface Line {
  readonly text: string;
  readonly eol: string;
}

/** The lines of a text; an empty text has none. LF, CRLF and CR end a line. Joined again they are the text. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const [whole, eol = ''] of text.matchAll(/[^\r\n]*(\r\n|\n|\r)|[^\r\n]+$/g))
    lines.push({ text: whole.slice(0, whole.length - eol.length), eol });
  return lines;
}

/** The line end that most lines of a text have; `undefined` when it has none. A tie goes to LF. */
export function commonEol(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [eol] of text.matchAll(/\r\n|\n|\r/g)) counts.set(eol, (counts.get(eol) ?? 0) + 1);
  const order = ['\n', '\r\n', '\r'];
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || order.indexOf(a[0]) - order.indexOf(b[0]));
  return most?.[0];
}

/** The text with every line ended by `eol`; as it is when `eol` is not known. */
export function withEol(text: string, eol: string | undefined): string {
  return eol === undefined ? text : text.replace(/\r\n|\n|\r/g, eol);
}

/** The text with LF only: for comparison, never for a file. */
export function unixText(text: string): string {
  return withEol(text, '\n');
}
