import { exitCodes, hasErrors, type Diagnostic, type ExitCode } from '../diagnostics/index.js';
import type { RelPath } from '../text/index.js';

/** What happens, or happened, to one file. */
export interface FileChange {
  readonly action:
    | 'create'
    | 'update'
    | 'delete'
    | 'unchanged'
    | 'conflict'
    | 'decision'
    | 'adopted'
    | 'ejected'
    | 'edited'
    | 'missing'
    | 'stale'
    | 'pending'
    | 'orphaned'
    | 'foreign';
  readonly path: RelPath;
  readonly note?: string;
  /** The name of the difference that the change settles, where it has one. */
  readonly drift?: string;
  /** The place in a contract that asks for the change, and the template or rule that makes it. */
  readonly reason?: string;
  readonly diff?: string;
}

/** Something to tell, under a name; of several values each stands on its own line. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
}

/** What a verb has to say. Plain data; printing and exiting are the caller's. */
export interface VerbResult {
  readonly ok: boolean;
  readonly exitCode: ExitCode;
  readonly summary: Readonly<Record<string, number | string>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes?: readonly FileChange[];
  /** What the changes show already: told as findings of no weight where a format has no changes (SARIF). */
  readonly notes?: readonly Diagnostic[];
  readonly data?: unknown;
  /** What the verb was asked to write, whole; where there is one, it stands in place of a report. */
  readonly document?: string;
  /** What there is to tell apart from findings and changes, each under its name; for people, `data` says the same. */
  readonly facts?: readonly Fact[];
  /** What a person does next, one command each; for people, so no part of the data. */
  readonly next?: readonly string[];
  /** The texts that diagnostics point into, for code frames. */
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** True for the result to end with, where a step of a verb gives either what it made or that. */
export function isVerbResult(value: object): value is VerbResult {
  return 'exitCode' in value && 'summary' in value;
}

/** The result of a verb that found errors before it could do anything. */
export function refusal(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<RelPath, string> = new Map(),
  exitCode: ExitCode = exitCodes.findings,
): VerbResult {
  return { ok: false, exitCode, summary: countFindings(diagnostics), diagnostics, texts };
}

/** Errors and warnings counted, for the summary line. */
export function countFindings(diagnostics: readonly Diagnostic[]): Readonly<Record<string, number>> {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** 1 when a diagnostic is an error, else 0. */
export function findingsExit(diagnostics: readonly Diagnostic[]): ExitCode {
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.done;
}
