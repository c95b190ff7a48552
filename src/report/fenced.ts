/** Lines as a fenced block of Markdown; the fence is longer than any in the text, so that no line can end its own block. */
export function fenced(lines: readonly string[], language = ''): readonly string[] {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return [`${fence}${language}`, ...lines, fence];
}
