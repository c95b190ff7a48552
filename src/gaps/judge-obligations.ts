import type { ReadSource } from '../code/index.js';
import type { RelPath } from '../text/index.js';
import { countGaps, type JudgedCounts } from './count-gaps.js';
import { createEvidence, type Evidence } from './evidence.js';
import type { Gap } from './gap.js';
import { judges } from './judges/judges.js';
import { noteTexts } from './note-texts.js';
import type { Obligation } from './obligation.js';
import type { Repository } from './repository.js';
import { settleGaps } from './settle-gaps.js';
import { gapOf, type Verdict } from './shortfall.js';

/** What judging needs besides the obligations. */
export interface JudgingFacts {
  readonly repository: Repository;
  readonly readSource: ReadSource;
}

/** An obligation, how it was found, and the files whose text was looked at for that. */
export interface JudgedObligation {
  readonly obligation: Obligation;
  readonly state: 'held' | 'carried' | 'short';
  readonly texts: readonly RelPath[];
}

/** Obligations, judged. */
export interface Judged {
  /** What did not simply hold, sorted. */
  readonly gaps: readonly Gap[];
  readonly counts: JudgedCounts;
  /** Each obligation, in the order given. */
  readonly each: readonly JudgedObligation[];
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
  const each: JudgedObligation[] = [];
  for (let from = 0; from < obligations.length; from += atOnce) {
    const some = obligations.slice(from, from + atOnce);
    const verdicts = await Promise.all(some.map((obligation) => judge(obligation, evidence)));
    for (const { verdict, ...judged } of verdicts) {
      each.push({ ...judged, state: typeof verdict === 'string' ? verdict : 'short' });
      if (typeof verdict !== 'string') gaps.push(...verdict.map((short) => gapOf(judged.obligation, short)));
    }
  }
  const held = each.filter(({ state }) => state === 'held').length;
  const settled = settleGaps(gaps);
  return { gaps: settled, counts: countGaps(settled, held), each };
}

// As many as a machine reads at once without opening more files than it may.
const atOnce = 64;

async function judge(
  obligation: Obligation,
  evidence: Evidence,
): Promise<Omit<JudgedObligation, 'state'> & { readonly verdict: Verdict }> {
  const judgeOf = judges[obligation.demand.form] as (obligation: Obligation, evidence: Evidence) => Promise<Verdict>;
  const noted = noteTexts(evidence);
  const verdict = await judgeOf(obligation, noted.evidence);
  return { obligation, verdict, texts: noted.texts() };
}
