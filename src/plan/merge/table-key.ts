/** A line of Markdown for comparison: a row of a table without the white space and dashes that only align its columns. */
export function tableKey(line: string): string {
  if (!line.startsWith('|')) return line;
  return line.replace(/[ \t]*\|[ \t]*/g, '|').replace(/-{3,}/g, '---');
}
