import type { Diagnostic } from '../diagnostics/index.js';
import { byCodePoint } from '../text/index.js';
import { groupBy } from './group.js';
import { createPalette, type Palette } from './palette.js';
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
  const told = [...findingBlocks(findings, print, palette), ...facts];
  const blocks = [...told, ...changes, ...(next.length > 0 ? [next] : [])];
  const summary = (result.ok ? palette.green : palette.red)(summaryLine(result));
  return `${[...blocks.map((block) => `${block.join('\n')}\n`), summary].join('\n')}\n`;
}

// What contracts lack stands below the contract, whichever file it is found in; what is no gap stands before.
function findingBlocks(
  findings: readonly Diagnostic[],
  print: (finding: Diagnostic) => readonly string[],
  palette: Palette,
): readonly (readonly string[])[] {
  const groups = [...groupBy(findings, ({ gap }) => gap?.contract ?? '')].sort(([a], [b]) => byCodePoint(a, b));
  return groups.flatMap(([contract, members]) => {
    const blocks = members.map(print);
    const type = members[0]?.gap?.contractType;
    if (contract === '' || type === undefined) return blocks;
    const count = `${members.length} ${members.length === 1 ? 'gap' : 'gaps'}`;
    return [[`${palette.bold(visible(contract))} ${palette.dim(`(${visible(type)}): ${count}`)}`], ...blocks];
  });
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
