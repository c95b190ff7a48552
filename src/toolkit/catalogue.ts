import { applyDiagnostics } from '../apply/index.js';
import { codeDiagnostics } from '../code/index.js';
import { conformDiagnostics } from '../conform/index.js';
import type { CatalogueEntry } from '../diagnostics/index.js';
import { documentDiagnostics } from '../documents/index.js';
import { driftDiagnostics } from '../drift/index.js';
import { ledgerDiagnostics } from '../ledger/index.js';
import {
  contractDiagnostics,
  familyDiagnostics,
  migrateDiagnostics,
  modelDiagnostics,
  registryDiagnostics,
  routeDiagnostics,
  specDiagnostics,
  specRuleDiagnostics,
} from '../model/index.js';
import { planDiagnostics } from '../plan/index.js';
import { renderDiagnostics } from '../render/index.js';
import { sourceDiagnostics } from '../sources/index.js';
import { byCodePoint } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';

/** Every code of the toolkit, sorted. The command line adds its own. */
export const catalogue: readonly CatalogueEntry[] = [
  applyDiagnostics,
  codeDiagnostics,
  conformDiagnostics,
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
  routeDiagnostics,
  sourceDiagnostics,
  specDiagnostics,
  specRuleDiagnostics,
  toolkitDiagnostics,
]
  .flatMap(({ entries }) => entries)
  .sort((a, b) => byCodePoint(a.code, b.code));
