import type { ReadSource } from '../code/index.js';
import { createEvidence, type Evidence } from './evidence.js';
import type { Gap } from './gap.js';
import { judges } from './judges/judges.js';
import type { Obligation } from './obligation.js';
import type { Repository } from './repository.js';
import { settleGaps } from './settle-gaps.js';
import { gapOf, type Verdict } from './shortfall.js';

/** What judging needs besides the obligations. */
export interface JudgingFacts {
  readonly repository: Repository;
  readonly readSource: ReadSource;
}

/** How many obligations came out how. The sum of all but the first is the first. */
export interface JudgedCounts {
  readonly obligations: number;
  readonly held: number;
  /** Not kept, and an error. */
  readonly failed: number;
  /** Not kept, and only a warning. */
  readonly warned: number;
  readonly notEvaluable: number;
  readonly notApplicable: number;
}

/** Obligations, judged. */
export interface Judged {
  /** What did not simply hold, sorted. */
  readonly gaps: readonly Gap[];
  readonly counts: JudgedCounts;
}

/**
 * Judges each obligation against the repository. What stands in a file that is missing or cannot be read is not judged and
 * not counted: the obligation of the file tells it. The order of the obligations does not show.
 */
export async function judgeObligations(
  obligations: readonly Obligation[],
  { repository, readSource }: JudgingFacts,
): Promise<Judged> {
  const evidence = createEvidence(repository, readSource);
  const gaps: Gap[] = [];
  let held = 0;
  for (let from = 0; from < obligations.length; from += atOnce) {
    const some = obligations.slice(from, from + atOnce);
    const verdicts = await Promise.all(some.map((obligation) => judge(obligation, evidence)));
    verdicts.forEach((verdict, index) => {
      const obligation = some[index];
      if (verdict === 'held') held += 1;
      else if (verdict !== 'carried' && obligation) gaps.push(...verdict.map((short) => gapOf(obligation, short)));
    });
  }
  const settled = settleGaps(gaps);
  return { gaps: settled, counts: countOf(settled, held) };
}

// As many as a machine reads at once without opening more files than it may.
const atOnce = 64;

function judge(obligation: Obligation, evidence: Evidence): Promise<Verdict> {
  const judgeOf = judges[obligation.demand.form] as (obligation: Obligation, evidence: Evidence) => Promise<Verdict>;
  return judgeOf(obligation, evidence);
}

function countOf(gaps: readonly Gap[], held: number): JudgedCounts {
  const count = (is: (gap: Gap) => boolean): number => gaps.filter(is).length;
  const isError = ({ severity }: Gap): boolean => severity === 'error';
  return {
    obligations: held + gaps.length,
    held,
    failed: count((gap) => gap.outcome === 'fail' && isError(gap)),
    warned: count((gap) => gap.outcome === 'fail' && !isError(gap)),
    notEvaluable: count(({ outcome }) => outcome === 'notEvaluable'),
    notApplicable: count(({ outcome }) => outcome === 'notApplicable'),
  };
}
