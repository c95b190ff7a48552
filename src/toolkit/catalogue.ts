import { applyDiagnostics } from '../apply/index.js';
import { codeDiagnostics } from '../code/index.js';
import {
  conformDiagnostics,
  entryDiagnostics,
  moduleDiagnostics,
  testDiagnostics,
  workDiagnostics,
} from '../conform/index.js';
import type { CatalogueEntry } from '../diagnostics/index.js';
import { documentDiagnostics } from '../documents/index.js';
import { driftDiagnostics } from '../drift/index.js';
import { gapsDiagnostics } from '../gaps/index.js';
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
import { repairDiagnostics } from './repair/diagnostics.js';
import { scanDiagnostics } from './scan/diagnostics.js';

/** Every code of the toolkit, sorted. The command line adds its own. */
export const catalogue: readonly CatalogueEntry[] = [
  applyDiagnostics,
  codeDiagnostics,
  conformDiagnostics,
  contractDiagnostics,
  documentDiagnostics,
  driftDiagnostics,
  entryDiagnostics,
  familyDiagnostics,
  gapsDiagnostics,
  ledgerDiagnostics,
  migrateDiagnostics,
  modelDiagnostics,
  moduleDiagnostics,
  planDiagnostics,
  registryDiagnostics,
  renderDiagnostics,
  repairDiagnostics,
  routeDiagnostics,
  scanDiagnostics,
  sourceDiagnostics,
  specDiagnostics,
  specRuleDiagnostics,
  testDiagnostics,
  toolkitDiagnostics,
  workDiagnostics,
]
  .flatMap(({ entries }) => entries)
  .sort((a, b) => byCodePoint(a.code, b.code));
