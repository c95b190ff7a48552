import { InvalidArgumentError } from 'commander';

import type { MigrationDecision, MigrationWish } from '../toolkit/index.js';
import { createQuestions, type Questions } from './questions.js';
import type { Terminal } from './terminal.js';

/** How a verb has the person at a terminal take decisions; empty where there is nobody. */
export function decidingBy({ person, interruption }: Terminal): Pick<MigrationWish, 'ask'> {
  return person
    ? { ask: (decisions) => askDecisions(createQuestions({ person, signal: interruption() }), decisions) }
    : {};
}

async function askDecisions(
  questions: Promise<Questions>,
  decisions: readonly MigrationDecision[],
): Promise<ReadonlyMap<string, string>> {
  const { choice, text } = await questions;
  const answers = new Map<string, string>();
  for (const { key, question, why, allowed, suggestion, onlyIf } of decisions) {
    const condition = onlyIf && answers.get(onlyIf.key);
    if (condition !== undefined && condition !== onlyIf?.is) continue;
    const message = `${question} (${key}: ${why})`;
    answers.set(key, await (allowed ? choice(message, allowed) : text(message, suggestion)));
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
