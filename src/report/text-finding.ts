import type { CatalogueEntry, Diagnostic, Severity } from '../diagnostics/index.js';
import type { RelPath, Span } from '../text/index.js';
import { codeFrame } from './code-frame.js';
import type { Palette } from './palette.js';
import { placeOf } from './place.js';
import type { FormatOptions } from './result.js';
import { visible, visibleLines } from './visible.js';
import { wrap } from './wrap.js';

const indent = '  ';

/** What a finding's block depends on besides the finding. */
export interface FindingStyle {
  readonly palette: Palette;
  readonly width: number;
  readonly sourceOf: FormatOptions['sourceOf'];
  readonly catalogue: readonly CatalogueEntry[];
}

/**
 * A function from a finding to its lines: severity, code and place, message, code frame, hint, fix. It splits each source
 * file once. A hint that says nothing new is left out: what the code always says where a fix is at hand, and what the
 * finding before said.
 */
export function createFindingPrinter(style: FindingStyle): (diagnostic: Diagnostic) => readonly string[] {
  const frameOf = createFramer(style);
  const hintOf = createHinter(style.catalogue);
  return (diagnostic) => [
    headOf(diagnostic, style.palette),
    ...wrap(visible(diagnostic.message), { width: style.width, first: indent, rest: indent }),
    ...(diagnostic.span ? frameOf(diagnostic.span) : []),
    ...adviceOf({ hint: hintOf(diagnostic), fix: diagnostic.fix }, style),
  ];
}

function headOf(diagnostic: Diagnostic, palette: Palette): string {
  const paint: Readonly<Record<Severity, (text: string) => string>> = {
    error: palette.red,
    warning: palette.yellow,
    info: palette.cyan,
  };
  const place = visible(placeOf(diagnostic));
  const parts = [paint[diagnostic.severity](diagnostic.severity), palette.dim(visible(diagnostic.code))];
  const id = diagnostic.gap ? [palette.dim(diagnostic.gap.id)] : [];
  return [...parts, ...(place === '' ? [] : [palette.bold(place)]), ...id].join(indent);
}

function createHinter(catalogue: readonly CatalogueEntry[]): (diagnostic: Diagnostic) => string | undefined {
  const usual = new Map(catalogue.map(({ code, fix }) => [code, fix]));
  let said = '';
  return ({ code, hint, fix }) => {
    const repeated = `${code} ${hint ?? ''}` === said;
    said = `${code} ${hint ?? ''}`;
    return repeated || (fix !== undefined && hint === usual.get(code)) ? undefined : hint;
  };
}

function createFramer({ palette, width, sourceOf }: FindingStyle): (span: Span) => readonly string[] {
  const linesOf = new Map<RelPath, readonly string[]>();
  const read = (file: RelPath): readonly string[] => {
    const lines = linesOf.get(file) ?? sourceOf(file)?.split(/\r\n|\r|\n/) ?? [];
    linesOf.set(file, lines);
    return lines;
  };
  return (span) => {
    const frame = codeFrame(read(span.file), span, width - indent.length);
    if (frame.length === 0) return [];
    return ['', ...frame.map((line) => `${indent}${line.startsWith('>') ? palette.bold(line) : line}`), ''];
  };
}

function adviceOf(
  { hint, fix }: { readonly hint: string | undefined; readonly fix: string | undefined },
  { palette, width }: FindingStyle,
): readonly string[] {
  const lines =
    hint === undefined ? [] : wrap(visible(hint), { width, first: `${indent}hint: `, rest: `${indent}      ` });
  if (fix === undefined) return lines;
  const [first = '', ...rest] = visibleLines(fix.replace(/\r?\n$/, ''));
  // One line can be read in place; several are a block to copy, and their own indentation counts.
  if (rest.length === 0) return [...lines, `${indent}fix: ${palette.green(first.trim())}`];
  return [...lines, `${indent}fix:`, ...[first, ...rest].map((line) => `${indent}${indent}${palette.green(line)}`)];
}
