import type { ts } from 'ts-morph';
import type { EntryForm, SlotEntry } from '../module-edit.js';
import type { ParsedModule } from '../parsed-module.js';
import { fits, isWrapped, shapeOf, shapeOfForm, type IsValue, type Shape } from './entry-shape.js';
import { itemExpression } from './slot-items.js';
import type { Slot } from './slot.js';

/** What the entries of a slot look like. */
export interface Siblings {
  /** The shape of each item; `undefined` where only a person can repeat it. */
  readonly shapes: readonly (Shape | undefined)[];
}

/** Reads the shapes of all items of a slot. */
export function readSiblings(module: ParsedModule, slot: Slot, isValue: IsValue): Siblings {
  return { shapes: slot.items.map((item) => shapeOfItem(module, { slot, item }, isValue)) };
}

/** The shape of one item; in a chain, of its link alone. */
export function shapeOfItem(
  module: ParsedModule,
  { slot, item }: { readonly slot: Slot; readonly item: ts.Node },
  isValue: IsValue,
): Shape | undefined {
  if (slot.kind === 'chain') {
    const link = item as ts.CallExpression;
    const parts = link.arguments.map((argument) => shapeOf(module, argument, isValue));
    const known = parts.filter((part) => part !== undefined);
    return known.length === parts.length ? { kind: 'call', callee: slot.method, arguments: known } : undefined;
  }
  const expression = itemExpression(module, slot, item);
  return expression && shapeOf(module, expression, isValue);
}

/**
 * How a new entry is written: as the contract says, else as most siblings are, if the entry has what that takes, else as is
 * usual for such a slot. `undefined` when all siblings say something that the entry cannot, such as a prefix.
 */
export function chooseShape(
  slot: Slot,
  { shapes }: Siblings,
  { entry, form }: { readonly entry: SlotEntry; readonly form: EntryForm | undefined },
): Shape | undefined {
  if (form !== undefined) return fromForm(slot, form, shapes);
  const usable = shapes.filter((shape) => shape !== undefined && hasValue(shape)).map((shape) => shape as Shape);
  if (usable.length === 0) return usualShape(slot, entry);
  const fitting = usable.filter((shape) => fits(shape, entry));
  const plain = fitting.filter((shape) => !isImitatedOnlyTogether(slot, shape));
  const together = fitting.length >= 2 && fitting.length === usable.length ? fitting : plain;
  const chosen = mostFrequent(together);
  if (chosen) return chosen;
  return slot.kind === 'list' || slot.kind === 'set' ? bareOrNone(usable) : fitting[0];
}

function hasValue(shape: Shape): boolean {
  return JSON.stringify(shape).includes('{"kind":"value"}');
}

// One `withAuth(slack)` is a decision about that entry; when every entry has it, it is how entries are written here.
function isImitatedOnlyTogether(slot: Slot, shape: Shape): boolean {
  return (slot.kind === 'list' || slot.kind === 'set' || slot.kind === 'table') && isWrapped(shape);
}

function bareOrNone(usable: readonly Shape[]): Shape | undefined {
  return usable.some((shape) => shape.kind === 'object' || shape.kind === 'array') ? undefined : { kind: 'value' };
}

function mostFrequent(shapes: readonly Shape[]): Shape | undefined {
  const counts = new Map<string, { readonly shape: Shape; count: number }>();
  for (const shape of shapes) {
    const known = counts.get(kindOfShape(shape)) ?? { shape, count: 0 };
    counts.set(kindOfShape(shape), { shape: moreTelling(known.shape, shape), count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.shape;
}

// Keys of one word do not tell their case; any sibling that does tells it for all.
function kindOfShape(shape: Shape): string {
  return JSON.stringify(shape, (name, value: unknown) =>
    name === 'casing' || name === 'isQuoted' ? undefined : value,
  );
}

function moreTelling(one: Shape, other: Shape): Shape {
  return JSON.stringify(other).split('"casing"').length > JSON.stringify(one).split('"casing"').length ? other : one;
}

function fromForm(slot: Slot, form: EntryForm, shapes: Siblings['shapes']): Shape {
  const parts = shapeOfForm(form);
  const [value = { kind: 'value' } as const] = parts;
  switch (slot.kind) {
    case 'list':
    case 'set':
      return value;
    case 'table':
      return { ...pairLike(shapes), value };
    case 'map':
      return { kind: 'array', elements: [{ kind: 'id' }, value] };
    case 'calls':
      return { kind: 'call', callee: slot.callee, arguments: parts };
    case 'chain':
      return { kind: 'call', callee: slot.method, arguments: parts };
  }
}

function pairLike(shapes: Siblings['shapes']): Extract<Shape, { readonly kind: 'pair' }> {
  const pair = mostFrequent(shapes.filter((shape) => shape?.kind === 'pair').map((shape) => shape as Shape));
  const usual = { kind: 'pair', key: { kind: 'id' }, isQuoted: false, value: { kind: 'value' } } as const;
  return pair?.kind === 'pair' && pair.key ? { ...usual, key: pair.key, isQuoted: pair.isQuoted } : usual;
}

function usualShape(slot: Slot, entry: SlotEntry): Shape {
  const value = { kind: 'value' } as const;
  switch (slot.kind) {
    case 'list':
    case 'set':
      return value;
    case 'table':
      return { kind: 'pair', key: { kind: 'id' }, isQuoted: false, value };
    case 'map':
      return { kind: 'array', elements: [{ kind: 'id' }, value] };
    case 'calls':
      return {
        kind: 'call',
        callee: slot.callee,
        arguments: usualArguments(slot.callee.split('.').at(-1) ?? '', entry),
      };
    case 'chain':
      return { kind: 'call', callee: slot.method, arguments: usualArguments(slot.method, entry) };
  }
}

function usualArguments(method: string, { route }: SlotEntry): readonly Shape[] {
  const value = { kind: 'value' } as const;
  if (method === 'set') return [{ kind: 'id' }, value];
  return (method === 'use' || method === 'route') && route !== undefined ? [{ kind: 'route' }, value] : [value];
}
