import { hasErrors, type Outcome } from '../../../diagnostics/index.js';
import { appendToList, printYaml, removeFromList } from '../../../documents/index.js';
import type { BaselineEntry } from './read-baseline.js';
import { baselineFile } from '../report/report-places.js';

/** A baseline that has no entry yet, with what a reader wants to know. */
const emptyBaseline = [
  '# Gaps that are known and count no more. "l9gen gaps --accept" adds an entry, "--prune" takes out what is closed.',
  'version: 1',
  'entries: []',
  '',
].join('\n');

/** The text of the baseline with entries added at its end; every other byte stays. `before` is absent where there is none. */
export function withEntries(
  before: string | undefined,
  added: readonly Pick<BaselineEntry, 'fingerprint' | 'reason' | 'until'>[],
): Outcome<string> {
  let text = before ?? emptyBaseline;
  for (const { fingerprint, reason, until } of added) {
    const entry = printYaml({ fingerprint: `sha256:${fingerprint}`, reason, until }).trimEnd();
    const next = appendToList({ file: baselineFile, text }, 'entries', entry);
    if (next.value === undefined || hasErrors(next.diagnostics)) return { diagnostics: next.diagnostics };
    text = next.value;
  }
  return { value: text, diagnostics: [] };
}

/**
 * The text of the baseline without the entries of these indices. Comments above an entry stay; one inside of it goes with
 * it, because it speaks of what is closed.
 */
export function withoutEntries(text: string, indices: readonly number[]): Outcome<string> {
  return removeFromList({ file: baselineFile, text }, 'entries', { indices, mayLose: true });
}
