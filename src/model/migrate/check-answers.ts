import type { Diagnostic } from '../../diagnostics/index.js';
import { nearestName } from '../../text/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import { migrateDiagnostics } from './diagnostics.js';
import type { Decision } from './migrate-spec.js';

/** The answers to questions that nobody asks, as findings. */
export function tellUnasked(keys: readonly string[], decisions: readonly Decision[]): readonly Diagnostic[] {
  const asked = decisions.map(({ key }) => key);
  return keys
    .filter((key) => !asked.includes(key))
    .map((key) => migrateDiagnostics.create('unknown-answer', { key, near: nearestName(key, asked) }));
}

/** What is wrong with the answers to decisions: values that are not allowed, or say nothing. */
export function checkAnswers(decisions: readonly Decision[]): readonly Diagnostic[] {
  return decisions.flatMap(checkAnswer);
}

/** The decisions that nobody has taken yet, as findings with the argument that takes them. */
export function tellUndecided(decisions: readonly Decision[]): readonly Diagnostic[] {
  return decisions
    .filter(({ answer }) => answer === undefined)
    .map((decision) => migrateDiagnostics.create('decision-needed', decision, placeOf(decision)));
}

function checkAnswer(decision: Decision): readonly Diagnostic[] {
  const { key, answer, allowed } = decision;
  if (answer === undefined) return [];
  if (allowed && !allowed.includes(answer)) {
    const parameters = { value: answer, allowed, near: nearestName(answer, allowed) };
    return [modelDiagnostics.create('wrong-value', parameters, placeOf(decision))];
  }
  if (answer.trim() !== '' && !/\p{Cc}/u.test(answer)) return [];
  const parameters = {
    value: `${key}=${answer}`,
    problem: 'says nothing, or more than a line',
    meaning: decision.question,
  };
  return [modelDiagnostics.create('wrong-form', parameters, placeOf(decision))];
}

function placeOf({ key, span, pointer, allowed, suggestion }: Decision) {
  const answer = allowed?.join('|') ?? suggestion ?? '';
  return { span, pointer, fix: `--set '${`${key}=${answer}`.replaceAll("'", "'\\''")}'` };
}
