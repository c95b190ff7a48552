import type { LedgerEntry } from '../ledger/index.js';
import { stripDora } from '../render/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import type { Operation, Origin } from './plan.js';
import type { Present } from './present-tree.js';

/** A file that was given up: what the ledger records of it, and the change of the file, where it has a DORA block. */
export interface Ejected {
  readonly entry: LedgerEntry;
  readonly operation?: Operation;
}

/**
 * Gives a recorded file up for good. Its DORA block goes, because it would say of a person's file that it is generated;
 * not one other byte changes. What is not there is given up too, and so is never made again.
 */
export function ejectFile(path: RelPath, { template, inputs, output }: LedgerEntry, place: EjectPlace): Ejected {
  const { present, because } = place;
  const entry = { ownership: 'ejected', template, inputs } as const;
  if (present.kind !== 'file') return { entry: { ...entry, output } };
  const content = stripDora(path, present.text);
  const after = hashOf(content);
  if (after === present.hash) return { entry: { ...entry, output: after } };
  const operation = {
    kind: 'update',
    path,
    before: present.hash,
    after,
    content,
    ownership: 'generated',
    because,
  } as const;
  return { entry: { ...entry, output: after }, operation };
}

/** What stands at the path, and the contract that the file is made for. */
export interface EjectPlace {
  readonly present: Present;
  readonly because: Origin;
}
