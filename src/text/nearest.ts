import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a person most likely meant by `name`, or `undefined` when none is near enough (more than a third
 * of the letters differ). Ties go to the earlier candidate.
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(Math.max(name.length, 3) / 3));
  let best: { readonly candidate: string; readonly away: number } | undefined;
  for (const candidate of candidates) {
    const away = lettersAway(name.toLowerCase(), candidate.toLowerCase());
    if (away <= limit && (!best || away < best.away)) best = { candidate, away };
  }
  return best?.candidate;
}

// Two letters swapped are one slip, although they cost two edits.
function lettersAway(name: string, candidate: string): number {
  const away = distance(name, candidate);
  return away === 2 && sorted(name) === sorted(candidate) ? 1 : away;
}

function sorted(text: string): string {
  return [...text].sort().join('');
}
