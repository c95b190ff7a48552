import type { CatalogueEntry, Severity } from '../diagnostics/index.js';
import { createPalette } from './palette.js';
import type { FormatOptions } from './result.js';
import { visible, visibleLines } from './visible.js';
import { wrap } from './wrap.js';

const narrowest = 40;

/** What a code means, for a person at a terminal: title, why it happens, what to do, an example. Ends in a line feed. */
export function formatExplanation(entry: CatalogueEntry, options: Pick<FormatOptions, 'color' | 'width'>): string {
  const palette = createPalette(options.color);
  const paint: Readonly<Record<Severity, (text: string) => string>> = {
    error: palette.red,
    warning: palette.yellow,
    info: palette.cyan,
  };
  const width = Math.max(narrowest, options.width);
  const lines = [
    `${palette.bold(visible(entry.code))}  ${paint[entry.severity](entry.severity)}`,
    ...wrap(visible(entry.title), { width, first: '', rest: '' }),
    '',
    ...wrap(visible(entry.cause), { width, first: 'Why:        ', rest: '            ' }),
    ...wrap(visible(entry.fix), { width, first: 'What to do: ', rest: '            ' }),
    '',
    'Example:',
    ...exampleLines(entry.example),
  ];
  return `${lines.join('\n')}\n`;
}

// Never broken into lines of the width: an example is there to be copied.
function exampleLines(example: string): readonly string[] {
  return visibleLines(example).map((line) => (line === '' ? '' : `  ${line}`));
}
