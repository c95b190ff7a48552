import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

import { main } from '../../src/index.js';
import type { CliRun } from './run-cli.js';

/** Keys as a terminal sends them. */
export const keys = { enter: '\r', down: '\u001b[B', ctrlC: '\u0003', ctrlD: '\u0004' } as const;

/** What a person does when a question comes up; Enter to those that are not listed. */
export interface Typing {
  /** What is typed, or done, to the question that holds these words. */
  readonly replies?: Readonly<Record<string, string | ((input: PassThrough) => void)>>;
  readonly signal?: AbortSignal;
}

// What starts each question, and nothing else that is written.
const hideCursor = '\u001b[?25l';

/** Runs the program in this process with a person at a terminal that is wide enough for every line. */
export async function runOnTerminal(
  cwd: string,
  args: readonly string[],
  { replies = {}, signal = new AbortController().signal }: Typing = {},
): Promise<CliRun & { readonly questions: readonly string[]; readonly isRaw: boolean }> {
  let stdout = '';
  let stderr = '';
  let isRaw = false;
  let isNew = false;
  const questions: string[] = [];
  const setRawMode = (wanted: boolean): void => void (isRaw = wanted);
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 1000, rows: 50 });
  output.on('data', (text: string) => {
    stderr += text;
    if (isNew) {
      const question = stripVTControlCharacters(text).split('\n')[1]?.slice(3) ?? '';
      questions.push(question);
      const reply = Object.entries(replies).find(([words]) => question.includes(words))?.[1] ?? keys.enter;
      // The question is still being written.
      queueMicrotask(() => (typeof reply === 'string' ? input.write(reply) : reply(input)));
    }
    isNew = text === hideCursor;
  });
  const exitCode = await main(args, {
    cwd,
    env: { SOURCE_DATE_EPOCH: '1767225600' },
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    person: { input, output },
    interruption: () => signal,
  });
  return { exitCode, stdout, stderr, questions, isRaw };
}
