import { exitCodes, type CatalogueEntry } from '../diagnostics/index.js';
import { nearestName } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { refusal, type VerbResult } from './verb-result.js';

/** What a code means, by its name (`model/unknown-key`, or `unknown-key` where only one room has it); otherwise the finding. */
export function explain(code: string, entries: readonly CatalogueEntry[]): CatalogueEntry | VerbResult {
  const found = entries.filter((entry) => entry.code === code || entry.code.endsWith(`/${code}`));
  const [entry] = found;
  if (entry && found.length === 1) return entry;
  const names = entries.map((candidate) => candidate.code);
  const near = entry?.code ?? nearestName(code, names);
  return refusal([toolkitDiagnostics.create('unknown-code', { code, near })], new Map(), exitCodes.usage);
}
