import { displayWidth, type Span } from '../text/index.js';
import { visible } from './visible.js';

const contextLines = 2;
const tabStop = 4;
// What a frame looks at of one line, to either side of the span: a minified file must not cost its length per finding.
const reach = 500;

interface Cell {
  readonly text: string;
  readonly column: number;
  readonly width: number;
}

interface Drawn {
  readonly cells: readonly Cell[];
  readonly width: number;
}

interface Window {
  readonly from: number;
  readonly columns: number;
}

/**
 * The lines around a span as people see them: line numbers, two lines of context, carets below the marked part of the
 * first line. Tabs become spaces, invisible characters are written out, and no line is wider than `width` columns.
 * Empty when the span lies outside the given lines.
 */
export function codeFrame(lines: readonly string[], span: Span, width: number): readonly string[] {
  const marked = lines[span.start.line - 1];
  if (marked === undefined) return [];
  const first = Math.max(1, span.start.line - contextLines);
  const last = Math.min(lines.length, span.start.line + contextLines);
  const digits = String(last).length;
  const origin = Math.max(0, span.start.column - 1 - reach);
  const mark = markOf(marked.slice(origin, origin + 2 * reach), span, origin);
  const window = windowOf(mark, width - digits - 5);
  return lines.slice(first - 1, last).flatMap((line, index) => {
    const number = first + index;
    const gutter = `${number === span.start.line ? '>' : ' '} ${String(number).padStart(digits)} |`;
    const row = `${gutter} ${show(draw(line.slice(origin, origin + 2 * reach)), window)}`.trimEnd();
    return number === span.start.line ? [row, `${' '.repeat(digits + 2)} | ${carets(mark, window)}`] : [row];
  });
}

/** Each character of a line with the column it starts in. */
function draw(line: string): Drawn {
  const cells: Cell[] = [];
  let column = 0;
  for (const character of line) {
    const text = character === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visible(character);
    const width = displayWidth(text);
    cells.push({ text, column, width });
    column += width;
  }
  return { cells, width: column };
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly lineWidth: number;
}

function markOf(line: string, span: Span, origin: number): Mark {
  const oneLine = span.end.line === span.start.line;
  const start = draw(line.slice(0, span.start.column - 1 - origin)).width;
  const end = oneLine ? draw(line.slice(0, Math.max(0, span.end.column - 1 - origin))).width : draw(line).width;
  return { start, end: Math.max(end, start + 1), lineWidth: draw(line).width };
}

/** From the line's start when the mark is visible there, else with the mark a third of the way in. */
function windowOf(mark: Mark, columns: number): Window {
  const fits = mark.lineWidth <= columns || Math.min(mark.end, mark.start + Math.floor(columns / 2)) < columns;
  return { from: fits ? 0 : mark.start - Math.floor(columns / 3), columns };
}

function show({ cells, width }: Drawn, { from, columns }: Window): string {
  const cutRight = width > from + columns;
  const start = from > 0 ? from + 1 : 0;
  const end = from + columns - (cutRight ? 1 : 0);
  const inside = cells.filter((cell) => cell.column >= start && cell.column + cell.width <= end);
  const gap = ' '.repeat(Math.max(0, (inside[0]?.column ?? start) - start));
  return `${from > 0 && width > 0 ? '…' : ''}${gap}${inside.map((cell) => cell.text).join('')}${cutRight ? '…' : ''}`;
}

function carets(mark: Mark, { from, columns }: Window): string {
  const start = mark.start - from;
  const length = Math.min(mark.end - mark.start, Math.max(1, columns - start));
  return ' '.repeat(start) + '^'.repeat(length);
}
