import type { Diagnostic, Severity } from './diagnostic.js';

/** What a code means: said once, shown by every printer and by `explain`. A code without cause, fix and example does not compile. */
export interface DiagnosticDefinition<P> {
  readonly severity: Severity;
  /** Three to six words, no value in it. */
  readonly title: string;
  /** One sentence with the actual value, ending in a full stop. */
  readonly message: (parameters: P) => string;
  /** Why this happens. */
  readonly cause: string;
  /** What to do, as an order. */
  readonly fix: string;
  /** A few lines of a contract, file or command that raise the code, and how they look when mended. */
  readonly example: string;
}

/** Where and how one occurrence is told; everything but the code, severity and message. */
export type Occurrence = Omit<Diagnostic, 'code' | 'severity' | 'message'>;

/** The entries of one room's catalogue as `explain` and the reference page read them. */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
  readonly example: string;
}

type ParametersOf<D> = D extends DiagnosticDefinition<infer P> ? P : never;

/** One room's codes: `create` makes a diagnostic of a code, `entries` lists them. */
export interface Catalogue<D> {
  readonly create: <C extends keyof D & string>(
    code: C,
    parameters: ParametersOf<D[C]>,
    occurrence?: Occurrence,
  ) => Diagnostic;
  readonly entries: readonly CatalogueEntry[];
}

/**
 * Declares the codes of one room. Codes are `room/kebab-name`; they are never reused and never renamed.
 * The parameters of each message are typed, so a call that forgets one does not compile.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the parameter type of each definition is its own; `unknown` would reject them all
export function defineDiagnostics<const D extends Readonly<Record<string, DiagnosticDefinition<any>>>>(
  room: string,
  definitions: D,
): Catalogue<D> {
  const codeOf = (name: string): string => `${room}/${name}`;
  return {
    create: (name, parameters, occurrence = {}) => {
      const definition = definitions[name];
      if (!definition) throw new Error(`no diagnostic named "${name}" in ${room}`);
      const text = { code: codeOf(name), severity: definition.severity, message: definition.message(parameters) };
      return { hint: definition.fix, ...text, ...occurrence };
    },
    entries: Object.entries(definitions).map(([name, { severity, title, cause, fix, example }]) => ({
      code: codeOf(name),
      severity,
      title,
      cause,
      fix,
      example,
    })),
  };
}
