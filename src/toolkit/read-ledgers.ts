import { createCollector, type Outcome } from '../diagnostics/index.js';
import { decodeText } from '../documents/index.js';
import { FileSystemError, type FileSystem } from '../host/index.js';
import { ledgerDiagnostics, ledgerFolder, parseLedger, type Ledger } from '../ledger/index.js';
import { fileStart, joinPath, type RelPath } from '../text/index.js';

/** Every ledger of the repository by module in snake form. A ledger that cannot be trusted is a finding, and blocks. */
export async function readLedgers(files: FileSystem): Promise<Outcome<ReadonlyMap<string, Ledger>>> {
  const collector = createCollector();
  const ledgers = new Map<string, Ledger>();
  for (const name of (await files.list(ledgerFolder)) ?? []) {
    if (!name.endsWith('.json')) continue;
    const path = joinPath(ledgerFolder, name);
    const bytes = collector.take(await readBytes(files, path));
    const text = bytes && collector.take(decodeText(path, bytes));
    const ledger = text === undefined ? undefined : collector.take(parseLedger(path, text));
    if (ledger) ledgers.set(name.slice(0, -'.json'.length), ledger);
  }
  return { value: ledgers, diagnostics: collector.all() };
}

async function readBytes(files: FileSystem, path: RelPath): Promise<Outcome<Uint8Array | undefined>> {
  try {
    return { value: await files.read(path), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const problem = `reading it fails with ${error.code}`;
    return { diagnostics: [ledgerDiagnostics.create('not-readable', { problem }, { span: fileStart(path) })] };
  }
}
