import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import type { Compared, Difference } from './compare-seen.js';
import { notEvaluable, type Unjudged } from './not-evaluable.js';

/** What was compared, and how to tell of it. */
export interface Telling extends Omit<Unjudged, 'looked'> {
  /** What the values are of, as the end of a sentence: `of the claim that is made here`. */
  readonly of: string;
  readonly at: Occurrence;
  /** The finding where something differs; `told` is the end of a sentence. */
  readonly differs: (told: string) => Diagnostic;
}

/** One finding where the code differs from what is declared; else one where that cannot be told. */
export function tellCompared({ differing, unclear }: Compared, telling: Telling): readonly Diagnostic[] {
  const { of, at, differs, ...unjudged } = telling;
  if (differing.length > 0) return [differs(tellDifferences(differing))];
  if (unclear.length === 0) return [];
  return [notEvaluable({ ...unjudged, looked: `the ${unclear.join(' and the ')} ${of}` }, at)];
}

function tellDifferences(differing: readonly Difference[]): string {
  return differing
    .map(({ name, declared, found }) => `its ${name} is declared as ${declared}, and is ${found}`)
    .join('; ');
}
