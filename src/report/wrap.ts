import { displayWidth } from '../text/index.js';

/** How to lay a paragraph out: `first` stands before its first line, `rest` before the others. */
export interface WrapOptions {
  readonly width: number;
  readonly first: string;
  readonly rest: string;
}

/**
 * Breaks a one-line text at spaces so that no line is wider than `width` columns. A word that is wider alone stays whole:
 * a path or a value must be copyable.
 */
export function wrap(text: string, options: WrapOptions): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const longer = line === undefined ? `${prefixOf(lines, options)}${word}` : `${line} ${word}`;
    if (line !== undefined && displayWidth(longer) > options.width) {
      lines.push(line.trimEnd());
      line = `${prefixOf(lines, options)}${word}`;
    } else line = longer;
  }
  return line === undefined ? lines : [...lines, line.trimEnd()];
}

function prefixOf(lines: readonly string[], options: WrapOptions): string {
  return lines.length === 0 ? options.first : options.rest;
}
