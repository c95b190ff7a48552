import type { LedgerEntry } from '../ledger/index.js';
import type { Present } from './present-tree.js';
import type { WantedFile } from './wanted.js';

/** What a ledger would say of a file that none records, and whose text itself proves that it is ours and unchanged. */
export function provenEntry({ isOurs, template }: WantedFile, present: Present): LedgerEntry | undefined {
  if (present.kind !== 'file' || isOurs?.(present.text) !== true) return undefined;
  return { ownership: 'generated', template, inputs: '', output: present.hash };
}
