import type { FileSystem } from '../host/index.js';
import type { Operation } from '../plan/index.js';
import { byCodePoint, hashOf, type Hash, type RelPath } from '../text/index.js';

/** One file as a run changes it, whether the plan or the ledger asks. `before` absent: it must not exist; `after` absent: it goes. */
export interface Change {
  readonly path: RelPath;
  readonly before?: Hash;
  readonly after?: Hash;
  readonly content?: string;
}

/** One file of the ledger as it shall be; without content it goes. */
export interface LedgerFile {
  readonly path: RelPath;
  readonly content: string | undefined;
}

/** The changes of a run in the order they take effect: operations by path, then the ledger, which so never speaks of a file too early. */
export async function listChanges(
  files: FileSystem,
  operations: readonly Operation[],
  ledger: readonly LedgerFile[],
): Promise<readonly Change[]> {
  const ofLedger = await Promise.all(ledger.map((file) => ledgerChange(files, file)));
  return [...inOrder(operations.map(operationChange)), ...inOrder(ofLedger)].filter(
    ({ before, after }) => before !== after,
  );
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => byCodePoint(a.path, b.path));
}

function operationChange(operation: Operation): Change {
  const { path } = operation;
  if (operation.kind === 'delete') return { path, before: operation.before };
  const { after, content } = operation;
  return operation.kind === 'create' ? { path, after, content } : { path, before: operation.before, after, content };
}

async function ledgerChange(files: FileSystem, { path, content }: LedgerFile): Promise<Change> {
  const present = await files.read(path);
  return {
    path,
    ...(present && { before: hashOf(present) }),
    ...(content !== undefined && { after: hashOf(content), content }),
  };
}
