import { byCodePoint } from '../text/index.js';
import type { Diagnostic, Outcome } from './diagnostic.js';

/** Gathers diagnostics while a function goes on working: `take` unwraps an outcome and keeps what it had to say. */
export interface Collector {
  readonly add: (...diagnostics: readonly Diagnostic[]) => void;
  readonly take: <T>(outcome: Outcome<T>) => T | undefined;
  readonly all: () => readonly Diagnostic[];
}

/** A collector whose `all` is sorted by file, offset and code, without doubles, so that every printer agrees. */
export function createCollector(): Collector {
  const found: Diagnostic[] = [];
  return {
    add: (...diagnostics) => {
      found.push(...diagnostics);
    },
    take: (outcome) => {
      found.push(...outcome.diagnostics);
      return outcome.value;
    },
    all: () => sortDiagnostics(found),
  };
}

/** Diagnostics in the one order of the product: by file, place, code and message; equal ones once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(diagnostics.map((diagnostic) => [identity(diagnostic), diagnostic]));
  return [...unique.values()].sort(
    (a, b) =>
      byCodePoint(fileOf(a), fileOf(b)) ||
      offsetOf(a) - offsetOf(b) ||
      byCodePoint(a.code, b.code) ||
      byCodePoint(a.message, b.message),
  );
}

function fileOf(diagnostic: Diagnostic): string {
  return diagnostic.span?.file ?? diagnostic.file ?? '';
}

function offsetOf(diagnostic: Diagnostic): number {
  return diagnostic.span?.start.offset ?? -1;
}

function identity(diagnostic: Diagnostic): string {
  return JSON.stringify([
    diagnostic.code,
    fileOf(diagnostic),
    offsetOf(diagnostic),
    diagnostic.pointer,
    diagnostic.message,
  ]);
}
