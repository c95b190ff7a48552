import type { ts } from 'ts-morph';
import type { EntryForm, SlotEntry } from '../module-edit.js';
import type { ParsedModule } from '../parsed-module.js';
import { isPinnedEntry } from './entry-comments.js';
import { factsOf, fits, isWrapped, shapeOf, shapeOfForm, type IsValue, type Shape } from './entry-shape.js';
import { itemExpression } from './slot-items.js';
import type { Slot } from './slot.js';

/** What the entries of a slot look like. */
export interface Siblings {
  /** The shape of each item; `undefined` where only a person can repeat it. */
  readonly shapes: readonly (Shape | undefined)[];
  /** The shapes that hold a value, each once, with how many items have it; the most frequent first. */
  readonly kinds: readonly ShapeCount[];
}

interface ShapeCount {
  readonly shape: Shape;
  readonly count: number;
}

/** Reads the shapes of all items of a slot. */
export function readSiblings(module: ParsedModule, slot: Slot, isValue: IsValue): Siblings {
  const shapes = slot.items.map((item) => shapeOfItem(module, { slot, item }, isValue));
  const hasPins = module.text.includes('l9gen:keep');
  return { shapes, kinds: countKinds(hasPins ? shapes.filter((_, at) => !isPinnedEntry(module, slot, at)) : shapes) };
}

/** The shape of one item; in a chain, of its link alone. */
export function shapeOfItem(
  module: ParsedModule,
  { slot, item }: { readonly slot: Slot; readonly item: ts.Node },
  isValue: IsValue,
): Shape | undefined {
  if (slot.kind === 'chain') {
    const given = module.ts.isCallExpression(item) ? item.arguments : [];
    const parts = given.flatMap((argument) => shapeOf(module, argument, isValue) ?? []);
    return parts.length === given.length ? { kind: 'call', callee: slot.method, arguments: parts } : undefined;
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
  { shapes, kinds }: Siblings,
  { entry, form }: { readonly entry: SlotEntry; readonly form: EntryForm | undefined },
): Shape | undefined {
  if (form !== undefined) return fromForm(slot, form, shapes);
  if (kinds.length === 0) return usualShape(slot, entry);
  const fitting = kinds.filter(({ shape }) => fits(shape, entry));
  const [only] = kinds.length === 1 ? fitting : [];
  const chosen = only && only.count >= 2 ? only : fitting.find(({ shape }) => !isImitatedOnlyTogether(slot, shape));
  if (chosen) return chosen.shape;
  return slot.kind === 'list' || slot.kind === 'set' ? bareOrNone(kinds) : fitting[0]?.shape;
}

// One `withAuth(slack)` is a decision about that entry; when every entry has it, it is how entries are written here. Where an
// entry is itself what registers, `app.register(slack)`, a bare name would register nothing.
function isImitatedOnlyTogether(slot: Slot, shape: Shape): boolean {
  if (slot.kind === 'calls' || slot.kind === 'chain') return false;
  if (shape.kind === 'call' && shape.callee.includes('.')) return false;
  return shape.kind === 'spread' || isWrapped(shape);
}

function bareOrNone(kinds: readonly ShapeCount[]): Shape | undefined {
  return kinds.some(({ shape }) => shape.kind === 'object' || shape.kind === 'array') ? undefined : { kind: 'value' };
}

function countKinds(shapes: readonly (Shape | undefined)[]): readonly ShapeCount[] {
  const counts = new Map<string, ShapeCount>();
  for (const given of shapes) {
    if (!given || !factsOf(given).includes('value')) continue;
    const shape = withOneValue(given);
    const key = keyOfKind(shape);
    const known = counts.get(key) ?? { shape, count: 0 };
    counts.set(key, { shape: moreTelling(known.shape, shape), count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

// `modules.push(a, b)` registers two at once; a third one is pushed by itself.
function withOneValue(shape: Shape): Shape {
  const isOfValues = shape.kind === 'call' && shape.arguments.every(({ kind }) => kind === 'value');
  return isOfValues ? { ...shape, arguments: shape.arguments.slice(0, 1) } : shape;
}

// Keys of one word do not tell their case; any sibling that does tells it for all.
function keyOfKind(shape: Shape): string {
  if (shape.kind === 'value') return shape.kind;
  return JSON.stringify(shape, (name, value: unknown) =>
    name === 'casing' || name === 'isQuoted' ? undefined : value,
  );
}

function moreTelling(one: Shape, other: Shape): Shape {
  if (one === other || one.kind === 'value') return one;
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
  const pair = countKinds(shapes.filter((shape) => shape?.kind === 'pair'))[0]?.shape;
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
      if (slot.given !== undefined) return { kind: 'invoke', arguments: [{ kind: 'text', text: slot.given }] };
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
