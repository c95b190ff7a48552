import { escapeUnprintable } from './escape-code.js';
import { inWords, TemplateFailure } from './template-failure.js';

/** One line of a text that is shown: its number from 1, and whether it is the one that is meant. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
  readonly isMeant: boolean;
}

/**
 * A fenced block of Markdown with the number of each line before it, and `>` before those that are meant. No line of the
 * text begins a line of the block, and the fence is longer than any run of backticks in it, so that a text can neither end
 * its block nor pass for a heading. Throws on anything but a list of lines.
 */
export function numberedLines(value: unknown): string {
  const lines = linesOf(value);
  const width = String(lines.at(-1)?.number ?? 0).length;
  const shown = lines.map(({ number, text, isMeant }) => {
    const line = `${isMeant ? '>' : ' '} ${String(number).padStart(width)} | ${printable(text)}`;
    return line.trimEnd();
  });
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(runs.reduce((longest, length) => Math.max(longest, length + 1), 3));
  return [`${fence}text`, ...shown, fence].join('\n');
}

// A tab shows as one; everything else that cannot be seen is written out.
function printable(text: string): string {
  return text.split('\t').map(escapeUnprintable).join('\t');
}

function linesOf(value: unknown): readonly NumberedLine[] {
  if (Array.isArray(value) && value.every(isLine)) return value;
  throw new TemplateFailure('template-error', `\`${inWords(value)}\` is no list of numbered lines`);
}

function isLine(value: unknown): value is NumberedLine {
  if (typeof value !== 'object' || value === null) return false;
  if (!('number' in value) || !('text' in value) || !('isMeant' in value)) return false;
  return Number.isInteger(value.number) && typeof value.text === 'string' && typeof value.isMeant === 'boolean';
}
