import { createPalette } from './palette.js';
import type { CommandResult, FormatOptions } from './result.js';
import { summaryLine } from './summary.js';
import { formatChanges } from './text-changes.js';
import { createFindingPrinter } from './text-finding.js';
import { visible } from './visible.js';

const narrowest = 40;

/**
 * For people at a terminal: each finding with its place, code frame, hint and fix, then the changes, then what to do next, then one summary line.
 * `quiet` leaves the errors and the summary line, which still counts what was left out. Files that stay as they are go
 * unmentioned, so that a clean result is one line.
 */
export function formatText(result: CommandResult, options: FormatOptions): string {
  const palette = createPalette(options.color);
  const print = createFindingPrinter({
    palette,
    width: Math.max(narrowest, options.width),
    sourceOf: options.sourceOf,
  });
  const findings = options.quiet
    ? result.diagnostics.filter(({ severity }) => severity === 'error')
    : result.diagnostics;
  const changes = options.quiet ? [] : formatChanges(result.changes ?? [], palette);
  const next = options.quiet ? [] : (result.next ?? []).map((step) => `next: ${visible(step)}`);
  const blocks = [...findings.map((finding) => print(finding)), ...changes, ...(next.length > 0 ? [next] : [])];
  const summary = (result.ok ? palette.green : palette.red)(summaryLine(result));
  return `${[...blocks.map((block) => `${block.join('\n')}\n`), summary].join('\n')}\n`;
}
