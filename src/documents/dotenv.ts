import type { TextEdit } from '../text/index.js';
import { applyEdits } from '../text/index.js';

/** One line of an env file, with the comment that stands above it. `value` is written as given. */
export interface EnvLine {
  readonly name: string;
  readonly value: string;
  readonly comment?: string;
}

/** The names that an env file sets or mentions as commented-out settings (`# NAME=`). */
export function envNames(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/gm)].map((match) => match[1] ?? '');
}

/**
 * Adds the lines whose names the file does not know yet, at its end under a heading comment; everything else stays.
 * Returns the very same text when there is nothing to add.
 */
export function addEnvLines(text: string, heading: string, lines: readonly EnvLine[]): string {
  const known = new Set(envNames(text));
  const missing = lines.filter((line) => !known.has(line.name));
  if (missing.length === 0) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = [
    `# ${heading}`,
    ...missing.flatMap((line) => [...(line.comment ? [`# ${line.comment}`] : []), `${line.name}=${line.value}`]),
  ];
  const gap = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  const edit: TextEdit = { start: text.length, end: text.length, text: gap + block.join(eol) + eol };
  const result = applyEdits(text, [edit]);
  return typeof result === 'string' ? result : text;
}
