import { InvalidArgumentError } from 'commander';

import type { MigrationDecision } from '../toolkit/index.js';
import { QuestionsCancelled } from './ask-module.js';

/** Asks a person each decision on the terminal. Throws QuestionsCancelled when they end it. */
export async function askDecisions(decisions: readonly MigrationDecision[]): Promise<ReadonlyMap<string, string>> {
  const prompts = await import('@clack/prompts');
  // stdout carries the report and nothing else.
  const output = process.stderr;
  const answers = new Map<string, string>();
  for (const { key, question, why, allowed, suggestion, onlyIf } of decisions) {
    const condition = onlyIf && answers.get(onlyIf.key);
    if (condition !== undefined && condition !== onlyIf?.is) continue;
    const message = `${question} (${key}: ${why})`;
    const answer = allowed
      ? await prompts.select<string>({ message, options: allowed.map((value) => ({ value, label: value })), output })
      : await prompts.text({
          message,
          ...(suggestion ? { placeholder: suggestion, defaultValue: suggestion } : {}),
          validate: (text) => (text?.trim() || suggestion ? undefined : 'It takes at least a word.'),
          output,
        });
    // A cancelled prompt answers with a symbol.
    if (typeof answer !== 'string') throw new QuestionsCancelled();
    answers.set(key, answer);
  }
  return answers;
}

/** Takes one `key=value` of the command line to those before it. */
export function collectAnswer(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It takes key=value, such as ownership.team=core.');
  const key = text.slice(0, at);
  if (before.has(key)) throw new InvalidArgumentError(`${key} is given twice.`);
  return new Map([...before, [key, text.slice(at + 1)]]);
}
