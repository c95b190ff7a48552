import { exitCodes, type Diagnostic, type ExitCode, type Outcome } from '../diagnostics/index.js';
import { checkAnswers, tellUnasked, tellUndecided, type Decision } from '../model/index.js';

/** Answers by the key of the decision they take. */
export type Answers = ReadonlyMap<string, string>;

/** Work that leaves decisions to a person. */
export interface Deciding<T> {
  /** Does the work with some answers; what it gives counts once every decision has one. */
  readonly attempt: (answers: Answers) => Outcome<T>;
  /** What was answered on the command line. */
  readonly answers: Answers;
  /** Asks a person; absent where there is none. */
  readonly ask?: ((decisions: readonly Decision[]) => Promise<Answers>) | undefined;
}

/** Work that stays undone, and why. */
export interface Undecided {
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: ExitCode;
}

/**
 * Does work until no decision is open: what is not answered is asked for or, where nobody can be asked, told (exit code 1).
 * Answers that nobody asked for, or that are not allowed, are told (exit code 2).
 */
export async function takeDecisions<T extends { readonly decisions: readonly Decision[] }>(
  deciding: Deciding<T>,
): Promise<{ readonly decided: T; readonly answers: Answers } | Undecided> {
  const { attempt, ask } = deciding;
  let { answers } = deciding;
  // Answers can bring further questions: what is scheduled needs a time.
  for (;;) {
    const { value, diagnostics } = attempt(answers);
    if (!value) return { decisions: [], diagnostics, exitCode: exitCodes.findings };
    const { decisions } = value;
    const wrong = [...unasked(deciding, decisions), ...checkAnswers(decisions)];
    if (wrong.length > 0) return { decisions, diagnostics: wrong, exitCode: exitCodes.usage };
    const open = decisions.filter(({ answer }) => answer === undefined);
    if (open.length === 0) return { decided: value, answers };
    if (!ask) return { decisions, diagnostics: tellUndecided(open), exitCode: exitCodes.findings };
    answers = new Map([...answers, ...(await ask(open))]);
  }
}

// What is listed before anything is answered may be answered, also where another answer makes it needless.
function unasked<T extends { readonly decisions: readonly Decision[] }>(
  { answers, attempt }: Deciding<T>,
  decisions: readonly Decision[],
): readonly Diagnostic[] {
  const keys = [...answers.keys()];
  const told = tellUnasked(keys, decisions);
  return told.length === 0 ? told : tellUnasked(keys, [...decisions, ...(attempt(new Map()).value?.decisions ?? [])]);
}
