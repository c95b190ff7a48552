import { createPalette } from './palette.js';
import type { CommandResult, FormatOptions } from './result.js';
import { summaryLine } from './summary.js';
import { formatChanges } from './text-changes.js';
import { formatFacts } from './text-facts.js';
import { createFindingPrinter } from './text-finding.js';
import { visible } from './visible.js';

const narrowest = 40;

/**
 * For people at a terminal: each finding with its place, code frame, hint and fix, then the changes, then what to do next
 * and where to read more, then one summary line.
 * `quiet` leaves the errors and the summary line, which still counts what was left out. Files that stay as they are go
 * unmentioned, so that a clean result is one line.
 */
export function formatText(result: CommandResult, options: FormatOptions): string {
  const palette = createPalette(options.color);
  const width = Math.max(narrowest, options.width);
  const print = createFindingPrinter({
    palette,
    width,
    sourceOf: options.sourceOf,
    catalogue: options.catalogue,
  });
  const findings = options.quiet
    ? result.diagnostics.filter(({ severity }) => severity === 'error')
    : result.diagnostics;
  const changes = options.quiet ? [] : formatChanges(result.changes ?? [], { palette, width });
  const next = options.quiet ? [] : stepsOf(result, options.catalogue);
  const facts = formatFacts(result.facts, palette);
  const told = [...findings.map((finding) => print(finding)), ...facts];
  const blocks = [...told, ...changes, ...(next.length > 0 ? [next] : [])];
  const summary = (result.ok ? palette.green : palette.red)(summaryLine(result));
  return `${[...blocks.map((block) => `${block.join('\n')}\n`), summary].join('\n')}\n`;
}

function stepsOf({ diagnostics, next }: CommandResult, catalogue: FormatOptions['catalogue']): readonly string[] {
  const steps = (next ?? []).map((step) => `next: ${visible(step)}`);
  const mendable = diagnostics.filter(({ edit }) => edit !== undefined).length;
  const [first] = (['error', 'warning'] as const).flatMap((wanted) =>
    diagnostics.filter(({ severity }) => severity === wanted),
  );
  const isExplained = catalogue.some(({ code }) => code === first?.code);
  return [
    ...steps,
    ...(mendable > 0 ? [`mend: l9gen validate --fix (${mendable} of ${diagnostics.length})`] : []),
    ...(first && isExplained ? [`more: l9gen explain ${first.code}`] : []),
  ];
}
