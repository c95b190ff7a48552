import { applyDiagnostics } from '../apply/index.js';
import { codeDiagnostics } from '../code/index.js';
import { exitCodes, type CatalogueEntry } from '../diagnostics/index.js';
import { documentDiagnostics } from '../documents/index.js';
import { driftDiagnostics } from '../drift/index.js';
import { ledgerDiagnostics } from '../ledger/index.js';
import {
  contractDiagnostics,
  familyDiagnostics,
  migrateDiagnostics,
  modelDiagnostics,
  registryDiagnostics,
  specDiagnostics,
  specRuleDiagnostics,
} from '../model/index.js';
import { planDiagnostics } from '../plan/index.js';
import { renderDiagnostics } from '../render/index.js';
import { sourceDiagnostics } from '../sources/index.js';
import { byCodePoint, nearestName } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { refusal, type VerbResult } from './verb-result.js';

/** Every code of the toolkit, sorted. The command line adds its own. */
export const catalogue: readonly CatalogueEntry[] = [
  applyDiagnostics,
  codeDiagnostics,
  contractDiagnostics,
  documentDiagnostics,
  driftDiagnostics,
  familyDiagnostics,
  ledgerDiagnostics,
  migrateDiagnostics,
  modelDiagnostics,
  planDiagnostics,
  registryDiagnostics,
  renderDiagnostics,
  sourceDiagnostics,
  specDiagnostics,
  specRuleDiagnostics,
  toolkitDiagnostics,
]
  .flatMap(({ entries }) => entries)
  .sort((a, b) => byCodePoint(a.code, b.code));

/** What a code means, by its name (`model/unknown-key`, or `unknown-key` where only one room has it); otherwise the finding. */
export function explain(code: string, entries: readonly CatalogueEntry[]): CatalogueEntry | VerbResult {
  const found = entries.filter((entry) => entry.code === code || entry.code.endsWith(`/${code}`));
  const [entry] = found;
  if (entry && found.length === 1) return entry;
  const names = entries.map((candidate) => candidate.code);
  const near = entry?.code ?? nearestName(code, names);
  return refusal([toolkitDiagnostics.create('unknown-code', { code, near })], new Map(), exitCodes.usage);
}
