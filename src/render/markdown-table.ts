import { markdownCell } from './escape-prose.js';
import { inWords, TemplateFailure } from './template-failure.js';

/** One cell of a table: a text, and where it leads when it is a link (a relative path, POSIX). */
export interface TableCell {
  readonly text: string;
  readonly href?: string;
}

/**
 * A GFM table whose first row is the head, one line for each row and nothing aligned: a row never changes because of another.
 * Every text is escaped; rows may be shorter than the head. Throws on anything but a list of lists of cells.
 */
export function markdownTable(rows: unknown): string {
  const [head = [], ...body] = rowsOf(rows).map((row) => row.map(cellText));
  const line = (cells: readonly string[]): string => `| ${head.map((_, column) => cells[column] ?? '').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function cellText({ text, href }: TableCell): string {
  const shown = markdownCell(text);
  return href === undefined ? shown : `[${shown}](${linkTarget(href)})`;
}

// What could end the target, the table cell or the path is written in percents.
function linkTarget(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, percents))
    .join('/');
}

function percents(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function rowsOf(rows: unknown): readonly (readonly TableCell[])[] {
  if (Array.isArray(rows) && rows.length > 0 && rows.every((row) => Array.isArray(row) && row.every(isCell)))
    return rows;
  throw new TemplateFailure('template-error', `\`${inWords(rows)}\` is no list of lists of cells`);
}

function isCell(value: unknown): value is TableCell {
  if (typeof value !== 'object' || value === null || !('text' in value)) return false;
  return typeof value.text === 'string' && (!('href' in value) || typeof value.href === 'string');
}
