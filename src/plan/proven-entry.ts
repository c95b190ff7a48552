import type { LedgerEntry } from '../ledger/index.js';
import { readDora, stripDora } from '../render/index.js';
import { hashOf } from '../text/index.js';
import type { Present } from './present-tree.js';
import type { WantedFile } from './wanted.js';

/**
 * What a ledger would say of a file that none records, read from the file's own DORA block: pristine when its text
 * still has the hash that the block states, else edited. Without a block the file is foreign.
 */
export function provenEntry(wanted: WantedFile, present: Present): LedgerEntry | undefined {
  if (present.kind !== 'file') return undefined;
  if (wanted.isOurs) return wanted.isOurs(present.text) ? entry(wanted, present.hash) : undefined;
  const block = readDora(wanted.path, present.text);
  if (!block || block.file !== wanted.path) return undefined;
  const isPristine = hashOf(stripDora(wanted.path, present.text)) === block.contentHash;
  return entry(wanted, isPristine ? present.hash : '');
}

/** True when a file that no ledger records stands there, is ours, and is unchanged. */
export function isPristineOverview(wanted: WantedFile, present: Present): boolean {
  return present.kind === 'file' && provenEntry(wanted, present)?.output === present.hash;
}

function entry({ template }: WantedFile, output: string): LedgerEntry {
  return { ownership: 'generated', template, inputs: '', output };
}
