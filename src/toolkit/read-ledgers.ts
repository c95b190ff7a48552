import { createCollector, type Outcome } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { ledgerFolder, parseLedger, type Ledger } from '../ledger/index.js';
import { joinPath } from '../text/index.js';
import { readRecord } from './read-records.js';

/** Every ledger of the repository by module in snake form. A ledger that cannot be trusted is a finding, and blocks. */
export async function readLedgers(files: FileSystem): Promise<Outcome<ReadonlyMap<string, Ledger>>> {
  const collector = createCollector();
  const ledgers = new Map<string, Ledger>();
  for (const name of (await files.list(ledgerFolder)) ?? []) {
    if (!name.endsWith('.json')) continue;
    const path = joinPath(ledgerFolder, name);
    const text = collector.take(await readRecord(files, path));
    const ledger = text === undefined ? undefined : collector.take(parseLedger(path, text));
    if (ledger) ledgers.set(name.slice(0, -'.json'.length), ledger);
  }
  return { value: ledgers, diagnostics: collector.all() };
}
