import type { DocumentPath, YamlDocument } from '../../documents/index.js';

/** The lines that a key and its value take up. */
export interface KeyLines {
  /** Offset of the first character of the first line. */
  readonly start: number;
  /** Offset behind the last character of the last line, before its line break. */
  readonly end: number;
  /** Characters before the key. */
  readonly column: number;
  readonly lines: readonly string[];
  /** True when nothing but the key, its value and comments stands in them. */
  readonly isWhole: boolean;
}

/** The lines of the key at a path that exists: its own, and those below it that are part of its value. */
export function keyLines({ text, locate }: YamlDocument, path: DocumentPath): KeyLines {
  const key = locate(path, 'key');
  const start = text.lastIndexOf('\n', key.start.offset - 1) + 1;
  const column = key.start.offset - start;
  const following = text.slice(start).split('\n');
  const count = countLines(following, column);
  const taken = following.slice(0, count);
  const whole = taken.join('\n');
  const end = start + whole.length - (whole.endsWith('\r') ? 1 : 0);
  const lines = taken.map((line) => line.replace(/\r$/, ''));
  return { start, end, column, lines, isWhole: text.slice(start, key.start.offset).trim() === '' };
}

// Comments and blank lines belong to a value only when more of it follows.
function countLines(following: readonly string[], column: number): number {
  let count = 1;
  for (const [index, line] of following.entries()) {
    if (index === 0 || /^\s*(#|$)/.test(line)) continue;
    const indent = line.length - line.trimStart().length;
    if (indent < column || (indent === column && !line.startsWith('-', indent))) break;
    count = index + 1;
  }
  return count;
}
