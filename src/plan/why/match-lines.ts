import { diffArrays } from 'diff';

/** For each line of a text, from 0, the line of the other text that it is; `undefined` for a line that the other has not. */
export function matchLines(text: string, other: string): readonly (number | undefined)[] {
  const [lines, others] = [text.split('\n'), other.split('\n')];
  const found: (number | undefined)[] = [];
  let at = 0;
  for (const { added, removed, count } of diffArrays(lines, others)) {
    const own = added ? [] : lines.slice(found.length, found.length + count);
    for (const step of own.keys()) found.push(removed ? undefined : at + step);
    if (!removed) at += count;
  }
  return found;
}
