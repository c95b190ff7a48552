import type { CatalogueEntry } from '../diagnostics/index.js';
import { readCatalogue } from '../toolkit/index.js';
import { cliDiagnostics } from './diagnostics.js';

/** Every code of the product: what `explain` and the reference page show. */
export const everyCode: readonly CatalogueEntry[] = [...cliDiagnostics.entries, ...(await readCatalogue())];
