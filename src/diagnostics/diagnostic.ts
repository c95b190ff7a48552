import type { Hash, RelPath, Span } from '../text/index.js';

/** `error` stops the work it concerns; `warning` tells of a likely mistake; `info` only informs. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What mends a finding for certain, as data for `validate --fix`: an edit of the YAML file that the finding is about, at
 * a path of keys and indices. `text` is YAML source.
 */
export type DiagnosticEdit =
  | { readonly kind: 'rename-key'; readonly path: readonly (string | number)[]; readonly key: string }
  | { readonly kind: 'set-value'; readonly path: readonly (string | number)[]; readonly text: string };

/** The gap that a finding tells: its name lasts, whatever is edited around it. */
export interface GapMark {
  readonly id: string;
  readonly fingerprint: Hash;
  /** The contract that demands what is lacking, and its `type`. */
  readonly contract: RelPath;
  readonly contractType: string;
  /** Why it counts no more, and until which day, where it is waived. */
  readonly waiver?: { readonly reason: string; readonly until?: string };
}

/** One problem, said once. `message` is one sentence with the actual value; `hint` is an order; `fix` can be pasted. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The file concerned; `span` has it too when the place inside is known. */
  readonly file?: RelPath;
  readonly span?: Span;
  /** RFC 6901 pointer into the document concerned. */
  readonly pointer?: string;
  readonly hint?: string;
  readonly fix?: string;
  /** Present only when there is one way to mend it and nobody could mean another. */
  readonly edit?: DiagnosticEdit;
  /** Present where a scan for gaps found it. */
  readonly gap?: GapMark;
}

/** A value, when one could be made, with everything there is to say about it. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** True when at least one diagnostic stops the work. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
