import { InvalidArgumentError } from 'commander';

import type { MigrationDecision, MigrationWish } from '../toolkit/index.js';
import { createQuestions } from './questions.js';
import type { Person, Terminal } from './terminal.js';

/** How a verb has the person at a terminal take decisions; empty where there is nobody. */
export function decidingBy({ person }: Terminal): Pick<MigrationWish, 'ask'> {
  return person ? { ask: (decisions) => askDecisions(person, decisions) } : {};
}

async function askDecisions(
  person: Person,
  decisions: readonly MigrationDecision[],
): Promise<ReadonlyMap<string, string>> {
  const questions = await createQuestions(person);
  const answers = new Map<string, string>();
  for (const { key, question, why, allowed, suggestion, onlyIf } of decisions) {
    const condition = onlyIf && answers.get(onlyIf.key);
    if (condition !== undefined && condition !== onlyIf?.is) continue;
    const message = `${question} (${key}: ${why})`;
    answers.set(key, await (allowed ? questions.choice(message, allowed) : questions.text(message, suggestion)));
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
