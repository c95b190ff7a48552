import { applyPlan, type ApplyRequest, type ApplyResult } from '../apply/index.js';
import type { ToolkitContext } from './toolkit-context.js';

/**
 * Carries out changes of files and of our own records, whole or not at all. From here on a request to stop is heard and
 * undoes what was begun; before, there is nothing to undo. Throws ToolError as `applyPlan` does.
 */
export function applyChanges(
  { files, processes, interruption }: ToolkitContext,
  changes: Pick<ApplyRequest, 'plan' | 'ledger'>,
): Promise<ApplyResult> {
  return applyPlan({ files, processes, ...changes, ...(interruption ? { signal: interruption() } : {}) });
}
