import type { Readable, Writable } from 'node:stream';

/** Where a run speaks and what it knows of its surroundings: everything that `process` would tell. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The report, and nothing else. */
  readonly stdout: Stream;
  /** Progress and complaints about usage. */
  readonly stderr: Stream;
  /** Who can be asked; absent where nobody can. */
  readonly person?: Person;
  /** Hears requests to stop from the first call on; before it one ends the process at once. */
  readonly interruption: () => AbortSignal;
}

/** A person at a terminal: `input` is what they type, `output` where questions are put. */
export interface Person {
  readonly input: Readable;
  readonly output: Writable;
}

/** An output. `columns` is known on a terminal only. */
export interface Stream {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Whether colours are wanted: NO_COLOR and --no-color forbid, FORCE_COLOR demands, else a terminal decides. */
export function wantsColor(terminal: Terminal, flag: boolean): boolean {
  const { NO_COLOR: noColor, FORCE_COLOR: forceColor, TERM: term } = terminal.env;
  if (!flag || (noColor !== undefined && noColor !== '')) return false;
  if (forceColor !== undefined && forceColor !== '' && forceColor !== '0') return true;
  return terminal.stdout.isTTY === true && term !== 'dumb';
}

/** Tells progress on a terminal, one line that is rewritten; silent when piped, in CI or with --quiet. */
export function createProgress(
  terminal: Terminal,
  quiet: boolean,
): { readonly step: (text: string) => void; readonly clear: () => void } {
  const inCi = terminal.env['CI'] !== undefined && terminal.env['CI'] !== '';
  if (terminal.stderr.isTTY !== true || inCi || quiet) return { step: () => undefined, clear: () => undefined };
  const width = (terminal.stderr.columns ?? 80) - 1;
  const erase = '\r\u001b[2K';
  return {
    step: (text) => terminal.stderr.write(`${erase}${`l9gen: ${text} …`.slice(0, width)}`),
    clear: () => terminal.stderr.write(erase),
  };
}
