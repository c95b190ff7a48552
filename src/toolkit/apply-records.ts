import type { Plan, RecordFile } from '../plan/index.js';
import { applyChanges } from './apply-changes.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';

const nothing: Plan = { format: 1, operations: [], conflicts: [], unchanged: [] };

/** Changes our own records and nothing else, all of them or none; one that is gone already need not go. */
export async function applyRecords(context: ToolkitContext, records: readonly RecordFile[]): Promise<void> {
  const present = await readPresent(
    context.files,
    records.map(({ path }) => path),
  );
  const ledger = records.filter(({ path, content }) => content !== undefined || present.at(path).kind !== 'absent');
  await applyChanges(context, { plan: nothing, ledger });
}
