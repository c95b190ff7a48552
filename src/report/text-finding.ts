import type { Diagnostic, Severity } from '../diagnostics/index.js';
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
}

/** A function from a finding to its lines: place, message, code frame, hint, fix. It splits each source file once. */
export function createFindingPrinter(style: FindingStyle): (diagnostic: Diagnostic) => readonly string[] {
  const frameOf = createFramer(style);
  return (diagnostic) => [
    headOf(diagnostic, style.palette),
    ...wrap(visible(diagnostic.message), { width: style.width, first: indent, rest: indent }),
    ...(diagnostic.span ? frameOf(diagnostic.span) : []),
    ...adviceOf(diagnostic, style),
  ];
}

function headOf(diagnostic: Diagnostic, palette: Palette): string {
  const paint: Readonly<Record<Severity, (text: string) => string>> = {
    error: palette.red,
    warning: palette.yellow,
    info: palette.cyan,
  };
  const place = visible(placeOf(diagnostic));
  const parts = [
    palette.bold(place),
    paint[diagnostic.severity](diagnostic.severity),
    palette.dim(visible(diagnostic.code)),
  ];
  return parts.slice(place === '' ? 1 : 0).join(indent);
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

function adviceOf({ hint, fix }: Diagnostic, { palette, width }: FindingStyle): readonly string[] {
  const lines =
    hint === undefined ? [] : wrap(visible(hint), { width, first: `${indent}hint: `, rest: `${indent}      ` });
  if (fix === undefined) return lines;
  return [
    ...lines,
    `${indent}fix:`,
    ...visibleLines(fix.replace(/\r?\n$/, '')).map((line) => `${indent}${indent}${palette.green(line)}`),
  ];
}
