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

/** The lines that belong together under one heading, and the headings that blocks of the same kind have. */
export interface EnvBlock {
  readonly heading: string;
  readonly siblings: readonly string[];
  readonly lines: readonly EnvLine[];
}

/**
 * Adds the lines whose names the file does not know yet, under a heading comment: before the first block of a sibling
 * that sorts later, else at the end, so that the order of adding does not show. Everything else stays; with nothing to
 * add the very same text comes back.
 */
export function addEnvLines(text: string, { heading, siblings, lines }: EnvBlock): string {
  const known = new Set(envNames(text));
  const missing = lines.filter((line) => !known.has(line.name));
  if (missing.length === 0) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const settings = missing.flatMap((line) => [
    ...(line.comment ? [`# ${line.comment}`] : []),
    `${line.name}=${line.value}`,
  ]);
  const block = [`# ${heading}`, ...settings].join(eol) + eol;
  const place = placeBefore(text, heading, siblings);
  if (place !== undefined) return spliced(text, place, block + eol);
  const gap = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  return spliced(text, text.length, gap + block);
}

function placeBefore(text: string, heading: string, siblings: readonly string[]): number | undefined {
  const later = new Set(siblings.filter((sibling) => sibling > heading));
  return [...text.matchAll(/^# (.*?)\r?$/gm)].find((match) => later.has(match[1] ?? ''))?.index;
}

function spliced(text: string, at: number, inserted: string): string {
  const result = applyEdits(text, [{ start: at, end: at, text: inserted }]);
  return typeof result === 'string' ? result : text;
}
