import type { ts } from 'ts-morph';
import type { ImportEdit, SlotAddress, SlotEntry } from '../module-edit.js';
import type { ParsedModule } from '../parsed-module.js';
import type { IsValue } from './entry-shape.js';
import { chooseValues } from './entry-values.js';
import { findSlot } from './find-slot.js';
import { findKin } from './kin.js';
import { indexNames } from './slot-items.js';
import { chooseShape, readSiblings, shapeOfItem, type Siblings } from './slot-shape.js';
import type { Slot } from './slot.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { Shape } from './entry-shape.js';

/** A slot that was found, with what its items register and how they are written. */
export interface OpenSlot {
  readonly slot: Slot;
  readonly address: SlotAddress;
  readonly names: ReadonlyMap<string, readonly number[]>;
  readonly isValue: IsValue;
  readonly siblings: Siblings;
}

/** Finds a slot and reads its items; `wanted` are the imports of the entries that it is asked about. */
export function openSlot(
  module: ParsedModule,
  address: SlotAddress,
  wanted: readonly ImportEdit[],
): OpenSlot | { readonly diagnostic: Diagnostic } {
  const kin = findKin(module, wanted);
  const found = findSlot(module, address, () => kin);
  if ('diagnostic' in found) return found;
  const { slot } = found;
  const names = indexNames(module, slot);
  const isValue = chooseValues(module, names, kin);
  return { slot, address, names, isValue, siblings: readSiblings(module, slot, isValue) };
}

/** The shape that an entry is written in. */
export function shapeFor({ slot, siblings, address }: OpenSlot, entry: SlotEntry): Shape | undefined {
  return chooseShape(slot, siblings, { entry, form: address.form });
}

/** The shape of an item that is there, seen as the entry of one name. */
export function shapeAsEntry(
  module: ParsedModule,
  { slot }: OpenSlot,
  { item, value }: { readonly item: ts.Node; readonly value: string },
): Shape | undefined {
  return shapeOfItem(module, { slot, item }, (name) => name === value);
}
