import { diffLines } from 'diff';

/** A line of a text; counted from 1. */
export interface LostLine {
  readonly line: number;
  readonly text: string;
}

/** The lines of a text that are not in the text it was made from: what a person wrote. Blank lines are not told. */
export function lostLines(made: string, text: string): readonly LostLine[] {
  let line = 1;
  return diffLines(made, text).flatMap(({ added, removed, value }) => {
    if (removed) return [];
    const lines = value.replace(/\r?\n$/, '').split(/\r?\n/);
    const first = line;
    line += lines.length;
    if (!added) return [];
    return lines.map((one, index) => ({ line: first + index, text: one })).filter((one) => one.text.trim() !== '');
  });
}
