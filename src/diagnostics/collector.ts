import { byCodePoint } from '../text/index.js';
import type { Diagnostic, Outcome } from './diagnostic.js';

/** Gathers diagnostics while a function goes on working: `take` unwraps an outcome and keeps what it had to say. */
export interface Collector {
  readonly add: (...diagnostics: readonly Diagnostic[]) => void;
  /** The same for a list of any length: a call takes a hundred thousand arguments and no more. */
  readonly addAll: (diagnostics: readonly Diagnostic[]) => void;
  readonly take: <T>(outcome: Outcome<T>) => T | undefined;
  readonly all: () => readonly Diagnostic[];
}

/** A collector whose `all` is sorted by file, offset and code, without doubles, so that every printer agrees. */
export function createCollector(): Collector {
  const found: Diagnostic[] = [];
  const addAll: Collector['addAll'] = (diagnostics) => {
    for (const diagnostic of diagnostics) found.push(diagnostic);
  };
  return {
    add: (...diagnostics) => addAll(diagnostics),
    addAll,
    take: (outcome) => {
      addAll(outcome.diagnostics);
      return outcome.value;
    },
    all: () => sortDiagnostics(found),
  };
}

/**
 * Diagnostics in the one order of the product: by file, place, code and message; equal ones once. A warning about the
 * very words that an error is about is left out: who mends the error mends both.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(diagnostics.map((diagnostic) => [identity(diagnostic), diagnostic]));
  const wrong = new Set(diagnostics.flatMap((found) => (found.severity === 'error' ? wordsOf(found) : [])));
  const told = [...unique.values()].filter(
    (found) => found.severity !== 'warning' || !wordsOf(found).some((words) => wrong.has(words)),
  );
  return told.sort(
    (a, b) =>
      byCodePoint(fileOf(a), fileOf(b)) ||
      offsetOf(a) - offsetOf(b) ||
      byCodePoint(a.code, b.code) ||
      byCodePoint(a.message, b.message) ||
      byCodePoint(a.pointer ?? '', b.pointer ?? ''),
  );
}

// A point stands for no words: many things can be said of one place.
function wordsOf({ span }: Diagnostic): readonly string[] {
  if (!span || span.start.offset === span.end.offset) return [];
  return [`${span.start.offset}-${span.end.offset} ${span.file}`];
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
