import type { Diagnostic } from '../../diagnostics/index.js';
import type { RelPath } from '../../text/index.js';
import { codeDiagnostics } from '../code-diagnostics.js';
import { isBindingName } from '../binding-names.js';
import type { Renames } from '../binding-names.js';
import type { TypeScript } from '../load-typescript.js';
import type { SlotAddress, SlotEdit, SlotEntry } from '../module-edit.js';
import { nameOfAddress } from './tell-slot.js';

/** All entries that one slot should hold, under the names that the file gives them. */
export interface SlotTask {
  readonly address: SlotAddress;
  readonly entries: readonly SlotEntry[];
}

/** Sorts edits by their slots; entries that are asked for twice in the same words count once. Throws on what is no name. */
export function groupBySlot(ts: TypeScript, edits: readonly SlotEdit[], renames: Renames): readonly SlotTask[] {
  const tasks = new Map<string, { readonly address: SlotAddress; readonly entries: Map<string, SlotEntry> }>();
  for (const { slot, entry } of edits) {
    if (!isBindingName(ts, entry.value)) throw new Error(`not a name that code can register: ${entry.value}`);
    const task = tasks.get(JSON.stringify(slot)) ?? { address: slot, entries: new Map<string, SlotEntry>() };
    tasks.set(JSON.stringify(slot), task);
    const named = { ...entry, value: renames.get(entry.value) ?? entry.value };
    task.entries.set(JSON.stringify([named.value, named.id, named.route]), named);
  }
  return [...tasks.values()].map(({ address, entries }) => ({ address, entries: [...entries.values()] }));
}

/** Tells each entry that two edits describe in different words. */
export function tellDisagreeing(file: RelPath, { address, entries }: SlotTask): readonly Diagnostic[] {
  const twice = entries.filter(({ value }, index) => entries.findIndex((one) => one.value === value) < index);
  return twice.map(({ value }) =>
    codeDiagnostics.create('edits-disagree', { slot: nameOfAddress(address), entry: value }, { file }),
  );
}
